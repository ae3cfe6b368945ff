import type { Verdict } from '../api/decision.ts';
import type { Locality, SecondHop, Statement } from '../api/location.ts';
import type { AllowedPlaces, CompiledDataClass, CompiledException, CompiledPolicy } from '../api/policy.ts';
import type { Destination } from '../api/request.ts';
import type { Aspect } from './catalog-shape.ts';
import type { Catalog } from './catalog.ts';
import { matchesTarget, matchingRule } from './judged-locality.ts';
import { judgePlace, type PlaceJudgement, unionOf } from './judge-place.ts';
import { placeName } from './place-label.ts';
import { isMetadataHost, metadataWay } from './metadata-hosts.ts';
import { hopNamed, withoutHops } from './hop-words.ts';
import { matchesGlob } from './templates.ts';
import { hopWay, listed, nearestWay } from './ways.ts';

/** What policies decide on. */
export interface Matter {
  readonly destination: Destination;
  readonly locality: Locality;
  /** Findings by entity. */
  readonly findings: Readonly<Record<string, number>>;
  /** Parts of the body that no detector can read. */
  readonly uninspectable: number;
}

/** The same under one policy: the locality is as this policy sees it, its own declarations included. */
export interface Case extends Matter {
  readonly policy: CompiledPolicy;
  /** What is said of the data, whatever is found in it. */
  readonly said: ReadonlySet<string>;
  /** Unix milliseconds. */
  readonly now: number;
  readonly catalog: Catalog;
}

/** What a rule found; `undefined`: nothing to say. An `Allow` tells of an exception that was needed. */
export type Finding = Omit<Verdict, 'policy'>;
export type Check = (one: Case) => Finding | undefined;

/** `egress`: first match wins, nothing matched denies. An allowance says nothing: residency is judged all the same. */
export const checkEgress: Check = ({ policy, destination }) => {
  if (policy.egress === undefined) return undefined;
  const match = matchingRule(policy.egress, destination);
  const target = nameOf(destination);
  if (match === undefined) {
    return {
      rule: 'egress',
      action: 'Deny',
      reason: 'egress_unmatched',
      message: `No egress rule names ${target}.`,
      fix: isMetadataHost(destination.host)
        ? metadataWay(destination.host)
        : `Add an egress rule for ${target}, or use a destination that has one.`,
    };
  }
  const rule = `egress[${match.index}] (${match.rule.name})`;
  switch (match.rule.action) {
    case 'Allow':
      return undefined;
    case 'Deny':
      return {
        rule,
        action: 'Deny',
        reason: 'egress_denied',
        message: `The egress rule ${match.rule.name} denies ${target}.`,
        fix: 'Use a destination that the policy allows.',
      };
    case 'RequireApproval':
      return {
        rule,
        action: 'RequireApproval',
        reason: 'approval_required',
        message: `The egress rule ${match.rule.name} asks for an approval of ${target}.`,
        fix: 'Use a destination that needs no approval.',
      };
  }
};

/** Content that no detector can read cannot be masked. */
export const checkUninspectable: Check = ({ policy, uninspectable }) =>
  policy.uninspectable === 'Allow' || uninspectable === 0
    ? undefined
    : {
        rule: 'masking.uninspectable',
        action: 'Deny',
        reason: 'uninspectable',
        message: `The request has ${uninspectable} part${uninspectable === 1 ? '' : 's'} (images, documents, files) that cannot be inspected for personal data.`,
        fix: 'Send text instead, or set masking.uninspectable: Allow.',
      };

export const checkProcessing: Check = (one) =>
  one.policy.covers.has('Processing') ? checkAspect(one, 'processing', one.locality.processing) : undefined;

/** Asked for by `covers`, and judged in any case where the request asks the provider to keep state. */
export const checkStorage: Check = (one) => {
  const { policy, locality } = one;
  if (policy.covers.has('Storage')) return checkAspect(one, 'storage', locality.storage);
  if (locality.keepsState.length === 0) return undefined;
  const finding = checkAspect(one, 'storage', locality.storage);
  if (finding === undefined || finding.action === 'Allow') return finding;
  const fields = locality.keepsState.join(', ');
  return {
    ...finding,
    message: `The request has the provider keep state (${fields}). ${finding.message}`,
    fix: `${finding.fix} Or do without what keeps state (${fields}).`,
  };
};

export const checkTelemetry: Check = (one) =>
  one.policy.covers.has('Telemetry') ? checkAspect(one, 'telemetry', one.locality.telemetry) : undefined;

export const checkSecondHops: Check = (one) => {
  const { policy, locality } = one;
  const first = locality.secondHops[0];
  if (first === undefined || !policy.covers.has('SecondHops')) return undefined;
  if (policy.secondHops === 'Deny') {
    return {
      rule: 'residency.secondHops',
      action: 'Deny',
      reason: 'second_hop_denied',
      message: `${hopNamed(first)}: ${first.processing.reason}; secondHops is Deny, as it is where a policy says nothing of them.`,
      fix: `${withoutHops(locality.secondHops)}, or let the policy say secondHops: Remove, which leaves it out for the agent, or Allow, where its place is proven.`,
    };
  }
  let approval: Finding | undefined;
  for (const hop of locality.secondHops) {
    const finding = checkHop(one, hop);
    if (finding?.action === 'Deny') return finding;
    approval ??= finding;
  }
  return approval;
};

function checkHop({ policy, now, catalog }: Case, hop: SecondHop): Finding | undefined {
  const { processing } = hop;
  const judgement = judgePlace(processing, policy.allow, policy.require, now, catalog.places);
  if (judgement.kind === 'within') return undefined;
  const known = {
    unknown: `it is not known to stay within ${listed(policy.allow)}`,
    anywhere: 'it may be anywhere',
    outside: `it lies in ${placeName(processing.location, catalog)}`,
  };
  return {
    rule: 'residency.secondHops',
    action: judgement.kind === 'unknown' ? policy.unknown : 'Deny',
    reason: 'second_hop_outside',
    message: `${hopNamed(hop)}: ${processing.reason}; ${known[judgement.kind]}, and the policy says secondHops: ${policy.secondHops}.`,
    fix: hopWay(hop, judgement.kind === 'outside' ? judgement.missing : [], catalog),
  };
}

const aspectVerbs: Readonly<Record<Aspect, string>> = {
  processing: 'would be processed',
  storage: 'would be kept',
  telemetry: 'would leave telemetry',
};

function checkAspect(one: Case, aspect: Aspect, statement: Statement): Finding | undefined {
  const { policy, now, catalog } = one;
  const judgement = judgePlace(statement, policy.allow, policy.require, now, catalog.places);
  if (judgement.kind === 'within') return undefined;
  return excepted(one, statement) ?? placeFinding(one, aspect, statement, judgement);
}

/** The first exception that covers what `residency.allow` does not. */
function excepted(one: Case, statement: Statement): Finding | undefined {
  const { policy, now, catalog } = one;
  for (const exception of policy.exceptions) {
    if (!exceptionApplies(exception, one)) continue;
    const allowed = unionOf(policy.allow, exception.allow);
    if (judgePlace(statement, allowed, policy.require, now, catalog.places).kind !== 'within') continue;
    return {
      rule: exception.name,
      action: 'Allow',
      reason: 'allowed_by_exception',
      message: `Allowed by ${exception.name}, which adds ${listed(exception.allow)}.`,
      fix: '',
    };
  }
  return undefined;
}

function exceptionApplies(exception: CompiledException, { destination, locality, now }: Case): boolean {
  if (now >= exception.notAfter || !matchesTarget(exception, destination)) return false;
  const { model } = locality;
  return (
    exception.models.length === 0 ||
    (model !== undefined && exception.models.some((glob) => matchesGlob(model, glob)))
  );
}

function placeFinding(
  one: Case,
  aspect: Aspect,
  statement: Statement,
  judgement: Exclude<PlaceJudgement, { kind: 'within' }>,
): Finding {
  const { policy, destination, catalog } = one;
  const allowed = listed(policy.allow);
  const obstacle = { about: aspect, statement, allowed: policy.allow };
  const subject = `A request to ${nameOf(destination)} ${aspectVerbs[aspect]}`;
  if (judgement.kind === 'unknown') {
    return {
      rule: 'residency.unknown',
      action: policy.unknown,
      reason: `${aspect}_unknown`,
      message: `${subject} in a place that is not known: ${judgement.reason}.`,
      fix: nearestWay(destination, { ...obstacle, missing: [] }, catalog),
    };
  }
  const where = judgement.kind === 'anywhere' ? 'anywhere' : `in ${placeName(statement.location, catalog)}`;
  const missing = judgement.kind === 'outside' ? judgement.missing : [];
  const outside = isPartOf(missing, statement)
    ? `of which ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} outside ${allowed}`
    : `outside ${allowed}`;
  return {
    rule: 'residency.allow',
    action: 'Deny',
    reason:
      judgement.kind === 'anywhere' && aspect === 'processing' ? 'processing_anywhere' : `${aspect}_outside`,
    message: `${subject} ${where}, ${outside}: ${statement.reason}.`,
    fix: nearestWay(destination, { ...obstacle, missing }, catalog),
  };
}

/** Whether it is worth saying what of a place is outside: not where that is all of it. */
function isPartOf(missing: readonly string[], { location }: Statement): boolean {
  return (
    missing.length > 0 &&
    location.kind === 'countries' &&
    missing.join(', ') !== location.countries.join(', ')
  );
}

/** What was found puts a request into classes; each may only tighten, and no exception widens it. */
export const checkDataClasses: Check = (one) => {
  for (const [index, dataClass] of one.policy.dataClasses.entries()) {
    if (!isInClass(dataClass, one)) continue;
    const finding = checkClass(one, dataClass, index);
    if (finding !== undefined) return finding;
  }
  return undefined;
};

function isInClass(
  { findings: entities, annotation }: CompiledDataClass,
  { findings, uninspectable, said }: Case,
): boolean {
  if (annotation !== undefined && said.has(annotation)) return true;
  if (uninspectable > 0 && entities.has('Unscanned')) return true;
  for (const entity of entities) {
    if ((findings[entity] ?? 0) > 0) return true;
  }
  return false;
}

function checkClass(one: Case, { name, allow }: CompiledDataClass, index: number): Finding | undefined {
  const { policy, now, catalog } = one;
  let approval: Finding | undefined;
  for (const statement of coveredStatements(one)) {
    const judgement = judgePlace(statement, allow, policy.require, now, catalog.places);
    if (judgement.kind === 'within') continue;
    const finding: Finding = {
      rule: `dataClasses[${index}] (${name})`,
      action: judgement.kind === 'unknown' ? policy.unknown : 'Deny',
      reason: 'data_class',
      message: `The request holds data of the class ${name}, which is allowed in ${listed(allow)} only: ${statement.reason}.`,
      fix: classFix(one, statement, allow),
    };
    if (finding.action === 'Deny') return finding;
    approval ??= finding;
  }
  return approval;
}

function classFix({ destination, catalog }: Case, statement: Statement, allowed: AllowedPlaces): string {
  const way = nearestWay(destination, { about: 'processing', statement, allowed, missing: [] }, catalog);
  return `${way} Or take the data of this class out.`;
}

function coveredStatements({ policy, locality }: Case): readonly Statement[] {
  const { covers } = policy;
  return [
    ...(covers.has('Processing') ? [locality.processing] : []),
    ...(covers.has('SecondHops') ? locality.secondHops.map((hop) => hop.processing) : []),
    ...(covers.has('Storage') || locality.keepsState.length > 0 ? [locality.storage] : []),
    ...(covers.has('Telemetry') ? [locality.telemetry] : []),
  ];
}

function nameOf({ provider, host }: Destination): string {
  return provider === 'declared' || provider === 'undeclared' ? host : `${provider} (${host})`;
}
