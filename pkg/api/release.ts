import manifest from '../../package.json' with { type: 'json' };

/** Of this release; everything else that names it follows from here. */
export const version = manifest.version;

/** An image of this release, where an installation names no other. */
export const releasedImage = (name: 'proxy' | 'capture'): string =>
  `ghcr.io/domicile/domicile-${name}:${version}`;
