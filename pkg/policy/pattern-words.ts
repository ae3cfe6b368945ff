export const momentWords = 'a moment with its time zone such as 2027-01-31T00:00:00Z';

/** What people call the patterns of the schema. A test holds it against the schema. */
export const wordsOfPattern: ReadonlyMap<string, string> = new Map([
  ['^[a-z0-9-]+/[a-z0-9-]+$', 'a condition such as openai/regional-project'],
  [
    '^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$',
    'a host name such as api.example.com, without scheme, port or path',
  ],
  ['^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$', 'letters, digits and hyphens, such as my-resource'],
  ['^[A-Za-z0-9][A-Za-z0-9._:/@-]*$', 'a deployment or an ARN, such as gpt-eu'],
  ['^[A-Za-z0-9._:/@-]+$', 'a model name such as claude-opus-4-8'],
  ['^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$', 'letters, digits, dots and hyphens, such as my-project'],
  ['^[0-9A-Fa-f.:]+/[0-9]{1,3}$', 'a range such as 10.0.0.0/8 or fd00::/16'],
  ['^[a-z0-9-]+$', 'lower-case letters, digits and hyphens, such as eu'],
  ['^[a-z0-9:.-]+$', 'lower-case letters, digits, colons, dots and hyphens, such as my-project'],
  ['^[a-z]{2}(-[a-z0-9]+)+$', 'a region such as eu-central-1'],
  ['^[1-9][0-9]{0,4}d$', 'a number of days such as 365d'],
  ['^[a-z0-9]([a-z0-9-]*[a-z0-9])?$', 'lower-case letters, digits and hyphens, such as my-name'],
  ['^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$', 'lower-case letters, digits, hyphens and dots, such as my-name'],
  ['^[A-Z][A-Za-z0-9]*$', 'letters and digits that begin with a capital, such as EmployeeId'],
  [
    '^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$',
    'the value of a label: letters, digits, dots, hyphens and underscores, such as fra1',
  ],
  ['^[A-Za-z0-9._-]+$', 'letters, digits, dots, hyphens and underscores, such as api-key'],
  ['^[A-Za-z0-9*._:/@-]+$', 'a model name, with * for any characters, such as codestral-*'],
  [
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$',
    momentWords,
  ],
  [
    '^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$',
    'a host name such as api.example.com or *.example.com, without scheme, port or path',
  ],
]);
