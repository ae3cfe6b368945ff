// Generated from crds/ by scripts/generate: do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/ajv-formats/dist/formats.js
var require_formats = __commonJS({
  "node_modules/ajv-formats/dist/formats.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
    function fmtDef(validate, compare) {
      return { validate, compare };
    }
    exports.fullFormats = {
      // date: http://tools.ietf.org/html/rfc3339#section-5.6
      date: fmtDef(date, compareDate),
      // date-time: http://tools.ietf.org/html/rfc3339#section-5.6
      time: fmtDef(getTime(true), compareTime),
      "date-time": fmtDef(getDateTime(true), compareDateTime),
      "iso-time": fmtDef(getTime(), compareIsoTime),
      "iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
      // duration: https://tools.ietf.org/html/rfc3339#appendix-A
      duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
      uri,
      "uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
      // uri-template: https://tools.ietf.org/html/rfc6570
      "uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
      // For the source: https://gist.github.com/dperini/729294
      // For test cases: https://mathiasbynens.be/demo/url-regex
      url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
      email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
      hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
      // optimized https://www.safaribooksonline.com/library/view/regular-expressions-cookbook/9780596802837/ch07s16.html
      ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
      ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
      regex,
      // uuid: http://tools.ietf.org/html/rfc4122
      uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
      // JSON-pointer: https://tools.ietf.org/html/rfc6901
      // uri fragment: https://tools.ietf.org/html/rfc3986#appendix-A
      "json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
      "json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
      // relative JSON-pointer: http://tools.ietf.org/html/draft-luff-relative-json-pointer-00
      "relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
      // the following formats are used by the openapi specification: https://spec.openapis.org/oas/v3.0.0#data-types
      // byte: https://github.com/miguelmota/is-base64
      byte,
      // signed 32 bit integer
      int32: { type: "number", validate: validateInt32 },
      // signed 64 bit integer
      int64: { type: "number", validate: validateInt64 },
      // C-type float
      float: { type: "number", validate: validateNumber },
      // C-type double
      double: { type: "number", validate: validateNumber },
      // hint to the UI to hide input strings
      password: true,
      // unchecked string payload
      binary: true
    };
    exports.fastFormats = {
      ...exports.fullFormats,
      date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
      time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
      "date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
      "iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
      "iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
      // uri: https://github.com/mafintosh/is-my-json-valid/blob/master/formats.js
      uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
      "uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
      // email (sources from jsen validator):
      // http://stackoverflow.com/questions/201323/using-a-regular-expression-to-validate-an-email-address#answer-8829363
      // http://www.w3.org/TR/html5/forms.html#valid-e-mail-address (search for 'wilful violation')
      email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
    };
    exports.formatNames = Object.keys(exports.fullFormats);
    function isLeapYear(year) {
      return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    }
    var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
    var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    function date(str) {
      const matches = DATE.exec(str);
      if (!matches)
        return false;
      const year = +matches[1];
      const month = +matches[2];
      const day = +matches[3];
      return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
    }
    function compareDate(d1, d2) {
      if (!(d1 && d2))
        return void 0;
      if (d1 > d2)
        return 1;
      if (d1 < d2)
        return -1;
      return 0;
    }
    var TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
    function getTime(strictTimeZone) {
      return function time(str) {
        const matches = TIME.exec(str);
        if (!matches)
          return false;
        const hr = +matches[1];
        const min = +matches[2];
        const sec = +matches[3];
        const tz = matches[4];
        const tzSign = matches[5] === "-" ? -1 : 1;
        const tzH = +(matches[6] || 0);
        const tzM = +(matches[7] || 0);
        if (tzH > 23 || tzM > 59 || strictTimeZone && !tz)
          return false;
        if (hr <= 23 && min <= 59 && sec < 60)
          return true;
        const utcMin = min - tzM * tzSign;
        const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
        return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
      };
    }
    function compareTime(s1, s2) {
      if (!(s1 && s2))
        return void 0;
      const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
      const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
      if (!(t1 && t2))
        return void 0;
      return t1 - t2;
    }
    function compareIsoTime(t1, t2) {
      if (!(t1 && t2))
        return void 0;
      const a1 = TIME.exec(t1);
      const a2 = TIME.exec(t2);
      if (!(a1 && a2))
        return void 0;
      t1 = a1[1] + a1[2] + a1[3];
      t2 = a2[1] + a2[2] + a2[3];
      if (t1 > t2)
        return 1;
      if (t1 < t2)
        return -1;
      return 0;
    }
    var DATE_TIME_SEPARATOR = /t|\s/i;
    function getDateTime(strictTimeZone) {
      const time = getTime(strictTimeZone);
      return function date_time(str) {
        const dateTime = str.split(DATE_TIME_SEPARATOR);
        return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
      };
    }
    function compareDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const d1 = new Date(dt1).valueOf();
      const d2 = new Date(dt2).valueOf();
      if (!(d1 && d2))
        return void 0;
      return d1 - d2;
    }
    function compareIsoDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
      const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
      const res = compareDate(d1, d2);
      if (res === void 0)
        return void 0;
      return res || compareTime(t1, t2);
    }
    var NOT_URI_FRAGMENT = /\/|:/;
    var URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
    function uri(str) {
      return NOT_URI_FRAGMENT.test(str) && URI.test(str);
    }
    var BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
    function byte(str) {
      BYTE.lastIndex = 0;
      return BYTE.test(str);
    }
    var MIN_INT32 = -(2 ** 31);
    var MAX_INT32 = 2 ** 31 - 1;
    function validateInt32(value) {
      return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
    }
    function validateInt64(value) {
      return Number.isInteger(value);
    }
    function validateNumber() {
      return true;
    }
    var Z_ANCHOR = /[^\\]\\Z/;
    function regex(str) {
      if (Z_ANCHOR.test(str))
        return false;
      try {
        new RegExp(str);
        return true;
      } catch (e) {
        return false;
      }
    }
  }
});

// <stdin>
var validatePolicy = validate10;
var schema11 = { "type": "object", "title": "PolicyDocument", "required": ["apiVersion", "kind", "metadata", "spec"], "additionalProperties": false, "properties": { "apiVersion": { "type": "string", "const": "domicile.dev/v1alpha1" }, "kind": { "type": "string", "enum": ["ResidencyPolicy", "ClusterResidencyPolicy"] }, "metadata": { "type": "object", "title": "PolicyMetadata", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "namespace": { "type": "string", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "labels": { "type": "object", "additionalProperties": { "type": "string" } }, "annotations": { "type": "object", "additionalProperties": { "type": "string" } }, "creationTimestamp": {}, "finalizers": {}, "generation": {}, "managedFields": {}, "ownerReferences": {}, "resourceVersion": {}, "uid": {} } }, "spec": { "type": "object", "title": "ResidencyPolicySpec", "description": "What the policy demands. Several policies are never merged; each decides alone, and any denial denies.", "required": ["residency"], "properties": { "mode": { "type": "string", "description": "`Enforce` refuses and masks. `Audit` lets traffic pass untouched; it is decided, recorded and metered.", "enum": ["Enforce", "Audit"], "default": "Enforce" }, "residency": { "type": "object", "title": "ResidencySpec", "description": "Where requests may be processed. A place that is not known is not allowed.", "required": ["allow"], "properties": { "allow": { "type": "array", "description": "The places allowed - zones (`EU`), ISO 3166-1 alpha-2 countries (`CH`) or cloud regions (`aws/eu-central-1`).", "minItems": 1, "maxItems": 256, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "covers": { "type": "array", "description": "What is judged against `allow`. A request that asks the provider to keep state has its storage judged in any case.", "minItems": 1, "maxItems": 4, "items": { "type": "string", "enum": ["Processing", "SecondHops", "Storage", "Telemetry"] }, "default": ["Processing", "SecondHops"], "uniqueItems": true }, "unknown": { "type": "string", "description": "What happens where a place cannot be known. `RequireApproval` denies until approvals exist.", "enum": ["Deny", "RequireApproval"], "default": "Deny" }, "secondHops": { "type": "string", "description": "What happens to further places that a request makes the provider talk to (MCP servers, web search, files). `Allow` lets pass only those that are known to lie in `allow`. `Remove` takes the others out of the request.", "enum": ["Allow", "Deny", "Remove"], "default": "Deny" }, "steer": { "type": "boolean", "description": "Whether a request that the policy would deny may be rewritten into an equivalent that it allows. The rewrite is recorded, metered and shown in a response header.", "default": false }, "require": { "type": "object", "title": "ResidencyRequirement", "description": "How well a place must be known. Weaker or older statements count as unknown.", "minProperties": 1, "properties": { "confidence": { "type": "string", "description": "The weakest confidence accepted, from `Attested` (strongest) to `Inferred`.", "enum": ["Attested", "Contractual", "Documented", "Declared", "Inferred"] }, "maxAge": { "type": "string", "description": "The oldest statement accepted, in days, for example `365d`.", "maxLength": 6, "pattern": "^[1-9][0-9]{0,4}d$" } }, "additionalProperties": false }, "conditions": { "type": "array", "description": "Conditions of the catalog that you declare as met, for example `openai/regional-project`. `domicile catalog show` names them. What depends on one that is not declared does not hold.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 128, "pattern": "^[a-z0-9-]+/[a-z0-9-]+$" }, "uniqueItems": true }, "deployments": { "type": "array", "description": "Where deployments run whose requests do not show it (Azure OpenAI, Foundry, ARNs of Bedrock, Snowflake, Databricks), as you declare it. The first that matches counts; without one the place is unknown.", "minItems": 1, "maxItems": 256, "items": { "type": "object", "title": "DeploymentSpec", "required": ["location"], "properties": { "host": { "type": "string", "description": "A host of a provider whose requests do not show the place.", "maxLength": 253, "pattern": "^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$" }, "resource": { "type": "string", "description": "The name of an Azure resource, the first part of its host names.", "maxLength": 63, "pattern": "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, "deployment": { "type": "string", "description": "The deployment as path or body name it, or the ARN of a model. Absent, with a host - all that runs there.", "minLength": 1, "maxLength": 256, "pattern": "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$" }, "location": { "type": "array", "description": "Zones, countries or cloud regions; with a sku, the region of the resource.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "sku": { "type": "string", "description": "The deployment type. A data zone widens the location to the zone, a global one to anywhere.", "enum": ["Standard", "ProvisionedManaged", "DataZoneStandard", "DataZoneProvisionedManaged", "DataZoneBatch", "GlobalStandard", "GlobalProvisionedManaged", "GlobalBatch", "DeveloperTier"] } }, "additionalProperties": false } } }, "additionalProperties": false }, "egress": { "type": "array", "description": "Which providers and hosts may be reached. Absent - decided by residency alone. Present - the first match wins and what matches nothing is denied. `Allow` never widens residency.", "minItems": 1, "maxItems": 128, "items": { "type": "object", "title": "EgressRuleSpec", "required": ["name", "action"], "properties": { "name": { "type": "string", "description": "What messages, records and metrics call the rule.", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "provider": { "type": "string", "description": "A provider of the catalog, for example `anthropic`.", "minLength": 1, "maxLength": 63 }, "hosts": { "type": "array", "description": "Host names. A leading `*.` matches every subdomain, not the domain itself.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 253, "pattern": "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, "uniqueItems": true }, "location": { "type": "array", "description": "Where these hosts process, as you declare it. Without it their place is unknown.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "action": { "type": "string", "description": "What happens to a request that matches. `RequireApproval` denies until approvals exist.", "enum": ["Allow", "Deny", "RequireApproval"] } }, "additionalProperties": false } }, "exceptions": { "type": "array", "description": "Dated permissions to leave `residency.allow`. Each use is recorded and metered.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "ExceptionSpec", "required": ["match", "allow", "reason", "notAfter"], "properties": { "match": { "type": "object", "title": "ExceptionMatch", "description": "Which requests the exception is for.", "properties": { "provider": { "type": "string", "description": "A provider of the catalog, for example `mistral`.", "minLength": 1, "maxLength": 63 }, "hosts": { "type": "array", "description": "Host names. A leading `*.` matches every subdomain, not the domain itself.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 253, "pattern": "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, "uniqueItems": true }, "models": { "type": "array", "description": "Model names, `*` for any characters. Absent - every model.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 128, "pattern": "^[A-Za-z0-9*._:/@-]+$" }, "uniqueItems": true } }, "additionalProperties": false }, "allow": { "type": "array", "description": "The places allowed in addition.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "reason": { "type": "string", "description": "Why, for whoever reads the record.", "minLength": 1, "maxLength": 1024 }, "ticket": { "type": "string", "description": "Where it was agreed, for example `SEC-12`.", "minLength": 1, "maxLength": 253 }, "notAfter": { "type": "string", "format": "date-time", "description": "From this moment on the exception no longer applies, for example `2027-01-31T00:00:00Z`.", "maxLength": 35, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$" } }, "additionalProperties": false } }, "dataClasses": { "type": "array", "description": "Requests that carry certain data may go to fewer places. A data class may only tighten.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "DataClassSpec", "required": ["name", "when", "allow"], "properties": { "name": { "type": "string", "description": "What messages, records and metrics call the class.", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "when": { "type": "object", "title": "DataClassCondition", "description": "Which requests are in the class.", "required": ["findings"], "properties": { "findings": { "type": "array", "description": "Any one of these entities puts a request into the class. `Unscanned` stands for what could not be inspected.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 63 }, "uniqueItems": true } }, "additionalProperties": false }, "allow": { "type": "array", "description": "The places allowed for the class, all of them within `residency.allow`.", "minItems": 1, "maxItems": 256, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true } }, "additionalProperties": false } }, "masking": { "type": "object", "title": "MaskingSpec", "description": "What is masked before a request leaves, and restored in its answer.", "properties": { "uninspectable": { "type": "string", "description": "What happens to images, documents and opaque files, which cannot be searched. `Deny` where there are rules, else `Allow`.", "enum": ["Deny", "Allow"] }, "placeholderInTool": { "type": "string", "description": "What happens when the model writes an irreversible mask such as `[EMAIL_ADDRESS]` into the input of a tool.", "enum": ["Deny", "Allow"], "default": "Deny" }, "allow": { "type": "object", "title": "MaskingAllow", "description": "What is never masked.", "required": ["values"], "properties": { "values": { "type": "array", "description": "Exact values that the rules of this policy never mask.", "minItems": 1, "maxItems": 1024, "items": { "type": "string", "minLength": 1, "maxLength": 512 }, "uniqueItems": true } }, "additionalProperties": false }, "rules": { "type": "array", "description": "What is masked, and how. Where masks overlap, Redact beats Hash beats Pseudonym beats Partial.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "MaskRuleSpec", "required": ["strategy"], "properties": { "entities": { "type": "array", "description": "Names of built-in detectors, for example `EmailAddress`.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 63 }, "uniqueItems": true }, "name": { "type": "string", "description": "What findings of the pattern are called.", "maxLength": 63, "pattern": "^[A-Z][A-Za-z0-9]*$" }, "pattern": { "type": "string", "description": "A regular expression in RE2 syntax. The group `value`, else the whole match, is what is masked.", "minLength": 1, "maxLength": 1024 }, "strategy": { "type": "string", "description": "`Pseudonym` is restored in the answer. `Partial` keeps the last characters. `Hash` and `Redact` are never restored.", "enum": ["Redact", "Pseudonym", "Partial", "Hash"] }, "keepLast": { "type": "integer", "format": "int32", "description": "For `Partial`, how many characters at the end stay; 4 where it is absent.", "minimum": 1, "maximum": 32 }, "direction": { "type": "string", "description": "Whether requests, answers or both are masked.", "enum": ["Request", "Response", "Both"], "default": "Request" } }, "additionalProperties": false } } }, "additionalProperties": false }, "credentials": { "type": "array", "description": "The credentials that only the sidecar sees and puts into requests. Without `secretRef` they come from the environment.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "CredentialSpec", "required": ["provider"], "properties": { "provider": { "type": "string", "description": "A provider of the catalog, for example `anthropic`.", "minLength": 1, "maxLength": 63 }, "apiKey": { "type": "object", "title": "CredentialSource", "description": "The provider's API key.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "bearer": { "type": "object", "title": "CredentialSource", "description": "A bearer token.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "sigv4": { "type": "object", "title": "CredentialSource", "description": "AWS credentials, with which requests are signed.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "gcp": { "type": "object", "title": "CredentialSource", "description": "A Google service account.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false } }, "additionalProperties": false } }, "recording": { "type": "object", "title": "RecordingSpec", "description": "What is recorded of each exchange. Where several policies speak, the strictest holds.", "properties": { "level": { "type": "string", "description": "`Masked` records requests and answers with every finding masked, `Metadata` only what went where.", "enum": ["Metadata", "Masked", "Off"], "default": "Metadata" }, "onFailure": { "type": "string", "description": "What happens to a request that cannot be recorded.", "enum": ["Block", "Continue"], "default": "Block" } }, "additionalProperties": false } }, "additionalProperties": false }, "status": { "type": "object" } } };
var func0 = Object.prototype.hasOwnProperty;
var func55 = require_ucs2length().default;
var pattern0 = new RegExp("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "u");
var pattern1 = new RegExp("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
var pattern2 = new RegExp("^[1-9][0-9]{0,4}d$", "u");
var pattern3 = new RegExp("^[a-z0-9-]+/[a-z0-9-]+$", "u");
var pattern4 = new RegExp("^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$", "u");
var pattern5 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._:/@-]*$", "u");
var pattern8 = new RegExp("^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$", "u");
var pattern10 = new RegExp("^[A-Za-z0-9*._:/@-]+$", "u");
var pattern11 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$", "u");
var pattern13 = new RegExp("^[A-Z][A-Za-z0-9]*$", "u");
var pattern15 = new RegExp("^[A-Za-z0-9._-]+$", "u");
var formats0 = require_formats().fullFormats["date-time"];
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, message: "must have required property 'apiVersion'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.metadata === void 0 || !func0.call(data, "metadata")) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metadata" }, message: "must have required property 'metadata'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.spec === void 0 || !func0.call(data, "spec")) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, message: "must have required property 'spec'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 of Object.keys(data)) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec" || key0 === "status")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 !== "string") {
        const err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if ("domicile.dev/v1alpha1" !== data0) {
        const err6 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "domicile.dev/v1alpha1" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 !== "string") {
        const err7 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data1 === "ResidencyPolicy" || data1 === "ClusterResidencyPolicy")) {
        const err8 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.metadata !== void 0 && func0.call(data, "metadata")) {
      let data2 = data.metadata;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.name === void 0 || !func0.call(data2, "name")) {
          const err9 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        for (const key1 of Object.keys(data2)) {
          if (!func0.call(schema11.properties.metadata.properties, key1)) {
            const err10 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data2.name !== void 0 && func0.call(data2, "name")) {
          let data3 = data2.name;
          if (typeof data3 === "string") {
            if (func55(data3) > 253) {
              const err11 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/properties/metadata/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
            if (!pattern0.test(data3)) {
              const err12 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/properties/metadata/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          } else {
            const err13 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/properties/metadata/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data2.namespace !== void 0 && func0.call(data2, "namespace")) {
          let data4 = data2.namespace;
          if (typeof data4 === "string") {
            if (func55(data4) > 63) {
              const err14 = { instancePath: instancePath + "/metadata/namespace", schemaPath: "#/properties/metadata/properties/namespace/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (!pattern1.test(data4)) {
              const err15 = { instancePath: instancePath + "/metadata/namespace", schemaPath: "#/properties/metadata/properties/namespace/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/metadata/namespace", schemaPath: "#/properties/metadata/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data2.labels !== void 0 && func0.call(data2, "labels")) {
          let data5 = data2.labels;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            for (const key2 of Object.keys(data5)) {
              if (typeof data5[key2] !== "string") {
                const err17 = { instancePath: instancePath + "/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/properties/labels/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          } else {
            const err18 = { instancePath: instancePath + "/metadata/labels", schemaPath: "#/properties/metadata/properties/labels/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data2.annotations !== void 0 && func0.call(data2, "annotations")) {
          let data7 = data2.annotations;
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            for (const key3 of Object.keys(data7)) {
              if (typeof data7[key3] !== "string") {
                const err19 = { instancePath: instancePath + "/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/properties/annotations/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/metadata/annotations", schemaPath: "#/properties/metadata/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.spec !== void 0 && func0.call(data, "spec")) {
      let data9 = data.spec;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9.mode === void 0) {
          data9.mode = "Enforce";
        }
        if (data9.residency === void 0 || !func0.call(data9, "residency")) {
          const err22 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/required", keyword: "required", params: { missingProperty: "residency" }, message: "must have required property 'residency'" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        for (const key4 of Object.keys(data9)) {
          if (!(key4 === "mode" || key4 === "residency" || key4 === "egress" || key4 === "exceptions" || key4 === "dataClasses" || key4 === "masking" || key4 === "credentials" || key4 === "recording")) {
            const err23 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        let data10 = data9.mode;
        if (typeof data10 !== "string") {
          const err24 = { instancePath: instancePath + "/spec/mode", schemaPath: "#/properties/spec/properties/mode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (!(data10 === "Enforce" || data10 === "Audit")) {
          const err25 = { instancePath: instancePath + "/spec/mode", schemaPath: "#/properties/spec/properties/mode/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.mode.enum }, message: "must be equal to one of the allowed values" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (data9.residency !== void 0 && func0.call(data9, "residency")) {
          let data11 = data9.residency;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.covers === void 0) {
              data11.covers = ["Processing", "SecondHops"];
            }
            if (data11.unknown === void 0) {
              data11.unknown = "Deny";
            }
            if (data11.secondHops === void 0) {
              data11.secondHops = "Deny";
            }
            if (data11.steer === void 0) {
              data11.steer = false;
            }
            if (data11.allow === void 0 || !func0.call(data11, "allow")) {
              const err26 = { instancePath: instancePath + "/spec/residency", schemaPath: "#/properties/spec/properties/residency/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            for (const key5 of Object.keys(data11)) {
              if (!(key5 === "allow" || key5 === "covers" || key5 === "unknown" || key5 === "secondHops" || key5 === "steer" || key5 === "require" || key5 === "conditions" || key5 === "deployments")) {
                const err27 = { instancePath: instancePath + "/spec/residency", schemaPath: "#/properties/spec/properties/residency/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
            if (data11.allow !== void 0 && func0.call(data11, "allow")) {
              let data12 = data11.allow;
              if (Array.isArray(data12)) {
                if (data12.length > 256) {
                  const err28 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                  if (vErrors === null) {
                    vErrors = [err28];
                  } else {
                    vErrors.push(err28);
                  }
                  errors++;
                }
                if (data12.length < 1) {
                  const err29 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
                const len0 = data12.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data13 = data12[i0];
                  if (typeof data13 === "string") {
                    if (func55(data13) > 64) {
                      const err30 = { instancePath: instancePath + "/spec/residency/allow/" + i0, schemaPath: "#/properties/spec/properties/residency/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                      if (vErrors === null) {
                        vErrors = [err30];
                      } else {
                        vErrors.push(err30);
                      }
                      errors++;
                    }
                    if (func55(data13) < 1) {
                      const err31 = { instancePath: instancePath + "/spec/residency/allow/" + i0, schemaPath: "#/properties/spec/properties/residency/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err31];
                      } else {
                        vErrors.push(err31);
                      }
                      errors++;
                    }
                  } else {
                    const err32 = { instancePath: instancePath + "/spec/residency/allow/" + i0, schemaPath: "#/properties/spec/properties/residency/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err32];
                    } else {
                      vErrors.push(err32);
                    }
                    errors++;
                  }
                }
                let i1 = data12.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data12[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err33 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        vErrors.push(err33);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err34 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
            }
            let data14 = data11.covers;
            if (Array.isArray(data14)) {
              if (data14.length > 4) {
                const err35 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/maxItems", keyword: "maxItems", params: { limit: 4 }, message: "must NOT have more than 4 items" };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
              if (data14.length < 1) {
                const err36 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
              const len1 = data14.length;
              for (let i2 = 0; i2 < len1; i2++) {
                let data15 = data14[i2];
                if (typeof data15 !== "string") {
                  const err37 = { instancePath: instancePath + "/spec/residency/covers/" + i2, schemaPath: "#/properties/spec/properties/residency/properties/covers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                if (!(data15 === "Processing" || data15 === "SecondHops" || data15 === "Storage" || data15 === "Telemetry")) {
                  const err38 = { instancePath: instancePath + "/spec/residency/covers/" + i2, schemaPath: "#/properties/spec/properties/residency/properties/covers/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.covers.items.enum }, message: "must be equal to one of the allowed values" };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              }
              let i3 = data14.length;
              let j1;
              if (i3 > 1) {
                const indices1 = {};
                for (; i3--; ) {
                  let item1 = data14[i3];
                  if (typeof item1 !== "string") {
                    continue;
                  }
                  if (typeof indices1[item1] == "number") {
                    j1 = indices1[item1];
                    const err39 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)" };
                    if (vErrors === null) {
                      vErrors = [err39];
                    } else {
                      vErrors.push(err39);
                    }
                    errors++;
                    break;
                  }
                  indices1[item1] = i3;
                }
              }
            } else {
              const err40 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
            let data16 = data11.unknown;
            if (typeof data16 !== "string") {
              const err41 = { instancePath: instancePath + "/spec/residency/unknown", schemaPath: "#/properties/spec/properties/residency/properties/unknown/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err41];
              } else {
                vErrors.push(err41);
              }
              errors++;
            }
            if (!(data16 === "Deny" || data16 === "RequireApproval")) {
              const err42 = { instancePath: instancePath + "/spec/residency/unknown", schemaPath: "#/properties/spec/properties/residency/properties/unknown/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.unknown.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err42];
              } else {
                vErrors.push(err42);
              }
              errors++;
            }
            let data17 = data11.secondHops;
            if (typeof data17 !== "string") {
              const err43 = { instancePath: instancePath + "/spec/residency/secondHops", schemaPath: "#/properties/spec/properties/residency/properties/secondHops/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (!(data17 === "Allow" || data17 === "Deny" || data17 === "Remove")) {
              const err44 = { instancePath: instancePath + "/spec/residency/secondHops", schemaPath: "#/properties/spec/properties/residency/properties/secondHops/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.secondHops.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
            if (typeof data11.steer !== "boolean") {
              const err45 = { instancePath: instancePath + "/spec/residency/steer", schemaPath: "#/properties/spec/properties/residency/properties/steer/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
              if (vErrors === null) {
                vErrors = [err45];
              } else {
                vErrors.push(err45);
              }
              errors++;
            }
            if (data11.require !== void 0 && func0.call(data11, "require")) {
              let data19 = data11.require;
              if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                if (Object.keys(data19).length < 1) {
                  const err46 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
                  if (vErrors === null) {
                    vErrors = [err46];
                  } else {
                    vErrors.push(err46);
                  }
                  errors++;
                }
                for (const key6 of Object.keys(data19)) {
                  if (!(key6 === "confidence" || key6 === "maxAge")) {
                    const err47 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err47];
                    } else {
                      vErrors.push(err47);
                    }
                    errors++;
                  }
                }
                if (data19.confidence !== void 0 && func0.call(data19, "confidence")) {
                  let data20 = data19.confidence;
                  if (typeof data20 !== "string") {
                    const err48 = { instancePath: instancePath + "/spec/residency/require/confidence", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/confidence/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err48];
                    } else {
                      vErrors.push(err48);
                    }
                    errors++;
                  }
                  if (!(data20 === "Attested" || data20 === "Contractual" || data20 === "Documented" || data20 === "Declared" || data20 === "Inferred")) {
                    const err49 = { instancePath: instancePath + "/spec/residency/require/confidence", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/confidence/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.require.properties.confidence.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err49];
                    } else {
                      vErrors.push(err49);
                    }
                    errors++;
                  }
                }
                if (data19.maxAge !== void 0 && func0.call(data19, "maxAge")) {
                  let data21 = data19.maxAge;
                  if (typeof data21 === "string") {
                    if (func55(data21) > 6) {
                      const err50 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/maxLength", keyword: "maxLength", params: { limit: 6 }, message: "must NOT have more than 6 characters" };
                      if (vErrors === null) {
                        vErrors = [err50];
                      } else {
                        vErrors.push(err50);
                      }
                      errors++;
                    }
                    if (!pattern2.test(data21)) {
                      const err51 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,4}d$" }, message: 'must match pattern "^[1-9][0-9]{0,4}d$"' };
                      if (vErrors === null) {
                        vErrors = [err51];
                      } else {
                        vErrors.push(err51);
                      }
                      errors++;
                    }
                  } else {
                    const err52 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err52];
                    } else {
                      vErrors.push(err52);
                    }
                    errors++;
                  }
                }
              } else {
                const err53 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err53];
                } else {
                  vErrors.push(err53);
                }
                errors++;
              }
            }
            if (data11.conditions !== void 0 && func0.call(data11, "conditions")) {
              let data22 = data11.conditions;
              if (Array.isArray(data22)) {
                if (data22.length > 64) {
                  const err54 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                  if (vErrors === null) {
                    vErrors = [err54];
                  } else {
                    vErrors.push(err54);
                  }
                  errors++;
                }
                if (data22.length < 1) {
                  const err55 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
                const len2 = data22.length;
                for (let i4 = 0; i4 < len2; i4++) {
                  let data23 = data22[i4];
                  if (typeof data23 === "string") {
                    if (func55(data23) > 128) {
                      const err56 = { instancePath: instancePath + "/spec/residency/conditions/" + i4, schemaPath: "#/properties/spec/properties/residency/properties/conditions/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                      if (vErrors === null) {
                        vErrors = [err56];
                      } else {
                        vErrors.push(err56);
                      }
                      errors++;
                    }
                    if (!pattern3.test(data23)) {
                      const err57 = { instancePath: instancePath + "/spec/residency/conditions/" + i4, schemaPath: "#/properties/spec/properties/residency/properties/conditions/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9-]+/[a-z0-9-]+$" }, message: 'must match pattern "^[a-z0-9-]+/[a-z0-9-]+$"' };
                      if (vErrors === null) {
                        vErrors = [err57];
                      } else {
                        vErrors.push(err57);
                      }
                      errors++;
                    }
                  } else {
                    const err58 = { instancePath: instancePath + "/spec/residency/conditions/" + i4, schemaPath: "#/properties/spec/properties/residency/properties/conditions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err58];
                    } else {
                      vErrors.push(err58);
                    }
                    errors++;
                  }
                }
                let i5 = data22.length;
                let j2;
                if (i5 > 1) {
                  const indices2 = {};
                  for (; i5--; ) {
                    let item2 = data22[i5];
                    if (typeof item2 !== "string") {
                      continue;
                    }
                    if (typeof indices2[item2] == "number") {
                      j2 = indices2[item2];
                      const err59 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err59];
                      } else {
                        vErrors.push(err59);
                      }
                      errors++;
                      break;
                    }
                    indices2[item2] = i5;
                  }
                }
              } else {
                const err60 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
            }
            if (data11.deployments !== void 0 && func0.call(data11, "deployments")) {
              let data24 = data11.deployments;
              if (Array.isArray(data24)) {
                if (data24.length > 256) {
                  const err61 = { instancePath: instancePath + "/spec/residency/deployments", schemaPath: "#/properties/spec/properties/residency/properties/deployments/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
                if (data24.length < 1) {
                  const err62 = { instancePath: instancePath + "/spec/residency/deployments", schemaPath: "#/properties/spec/properties/residency/properties/deployments/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
                const len3 = data24.length;
                for (let i6 = 0; i6 < len3; i6++) {
                  let data25 = data24[i6];
                  if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                    if (data25.location === void 0 || !func0.call(data25, "location")) {
                      const err63 = { instancePath: instancePath + "/spec/residency/deployments/" + i6, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/required", keyword: "required", params: { missingProperty: "location" }, message: "must have required property 'location'" };
                      if (vErrors === null) {
                        vErrors = [err63];
                      } else {
                        vErrors.push(err63);
                      }
                      errors++;
                    }
                    for (const key7 of Object.keys(data25)) {
                      if (!(key7 === "host" || key7 === "resource" || key7 === "deployment" || key7 === "location" || key7 === "sku")) {
                        const err64 = { instancePath: instancePath + "/spec/residency/deployments/" + i6, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err64];
                        } else {
                          vErrors.push(err64);
                        }
                        errors++;
                      }
                    }
                    if (data25.host !== void 0 && func0.call(data25, "host")) {
                      let data26 = data25.host;
                      if (typeof data26 === "string") {
                        if (func55(data26) > 253) {
                          const err65 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/host", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/host/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                          if (vErrors === null) {
                            vErrors = [err65];
                          } else {
                            vErrors.push(err65);
                          }
                          errors++;
                        }
                        if (!pattern4.test(data26)) {
                          const err66 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/host", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/host/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$" }, message: 'must match pattern "^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$"' };
                          if (vErrors === null) {
                            vErrors = [err66];
                          } else {
                            vErrors.push(err66);
                          }
                          errors++;
                        }
                      } else {
                        const err67 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/host", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err67];
                        } else {
                          vErrors.push(err67);
                        }
                        errors++;
                      }
                    }
                    if (data25.resource !== void 0 && func0.call(data25, "resource")) {
                      let data27 = data25.resource;
                      if (typeof data27 === "string") {
                        if (func55(data27) > 63) {
                          const err68 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/resource", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/resource/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err68];
                          } else {
                            vErrors.push(err68);
                          }
                          errors++;
                        }
                        if (!pattern5.test(data27)) {
                          const err69 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/resource", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/resource/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, message: 'must match pattern "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$"' };
                          if (vErrors === null) {
                            vErrors = [err69];
                          } else {
                            vErrors.push(err69);
                          }
                          errors++;
                        }
                      } else {
                        const err70 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/resource", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/resource/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err70];
                        } else {
                          vErrors.push(err70);
                        }
                        errors++;
                      }
                    }
                    if (data25.deployment !== void 0 && func0.call(data25, "deployment")) {
                      let data28 = data25.deployment;
                      if (typeof data28 === "string") {
                        if (func55(data28) > 256) {
                          const err71 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
                          if (vErrors === null) {
                            vErrors = [err71];
                          } else {
                            vErrors.push(err71);
                          }
                          errors++;
                        }
                        if (func55(data28) < 1) {
                          const err72 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err72];
                          } else {
                            vErrors.push(err72);
                          }
                          errors++;
                        }
                        if (!pattern6.test(data28)) {
                          const err73 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$"' };
                          if (vErrors === null) {
                            vErrors = [err73];
                          } else {
                            vErrors.push(err73);
                          }
                          errors++;
                        }
                      } else {
                        const err74 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err74];
                        } else {
                          vErrors.push(err74);
                        }
                        errors++;
                      }
                    }
                    if (data25.location !== void 0 && func0.call(data25, "location")) {
                      let data29 = data25.location;
                      if (Array.isArray(data29)) {
                        if (data29.length > 64) {
                          const err75 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err75];
                          } else {
                            vErrors.push(err75);
                          }
                          errors++;
                        }
                        if (data29.length < 1) {
                          const err76 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err76];
                          } else {
                            vErrors.push(err76);
                          }
                          errors++;
                        }
                        const len4 = data29.length;
                        for (let i7 = 0; i7 < len4; i7++) {
                          let data30 = data29[i7];
                          if (typeof data30 === "string") {
                            if (func55(data30) > 64) {
                              const err77 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/location/" + i7, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                              if (vErrors === null) {
                                vErrors = [err77];
                              } else {
                                vErrors.push(err77);
                              }
                              errors++;
                            }
                            if (func55(data30) < 1) {
                              const err78 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/location/" + i7, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err78];
                              } else {
                                vErrors.push(err78);
                              }
                              errors++;
                            }
                          } else {
                            const err79 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/location/" + i7, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err79];
                            } else {
                              vErrors.push(err79);
                            }
                            errors++;
                          }
                        }
                        let i8 = data29.length;
                        let j3;
                        if (i8 > 1) {
                          const indices3 = {};
                          for (; i8--; ) {
                            let item3 = data29[i8];
                            if (typeof item3 !== "string") {
                              continue;
                            }
                            if (typeof indices3[item3] == "number") {
                              j3 = indices3[item3];
                              const err80 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i8 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err80];
                              } else {
                                vErrors.push(err80);
                              }
                              errors++;
                              break;
                            }
                            indices3[item3] = i8;
                          }
                        }
                      } else {
                        const err81 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err81];
                        } else {
                          vErrors.push(err81);
                        }
                        errors++;
                      }
                    }
                    if (data25.sku !== void 0 && func0.call(data25, "sku")) {
                      let data31 = data25.sku;
                      if (typeof data31 !== "string") {
                        const err82 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/sku", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/sku/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err82];
                        } else {
                          vErrors.push(err82);
                        }
                        errors++;
                      }
                      if (!(data31 === "Standard" || data31 === "ProvisionedManaged" || data31 === "DataZoneStandard" || data31 === "DataZoneProvisionedManaged" || data31 === "DataZoneBatch" || data31 === "GlobalStandard" || data31 === "GlobalProvisionedManaged" || data31 === "GlobalBatch" || data31 === "DeveloperTier")) {
                        const err83 = { instancePath: instancePath + "/spec/residency/deployments/" + i6 + "/sku", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/sku/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.deployments.items.properties.sku.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err83];
                        } else {
                          vErrors.push(err83);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err84 = { instancePath: instancePath + "/spec/residency/deployments/" + i6, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err84];
                    } else {
                      vErrors.push(err84);
                    }
                    errors++;
                  }
                }
              } else {
                const err85 = { instancePath: instancePath + "/spec/residency/deployments", schemaPath: "#/properties/spec/properties/residency/properties/deployments/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err85];
                } else {
                  vErrors.push(err85);
                }
                errors++;
              }
            }
          } else {
            const err86 = { instancePath: instancePath + "/spec/residency", schemaPath: "#/properties/spec/properties/residency/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err86];
            } else {
              vErrors.push(err86);
            }
            errors++;
          }
        }
        if (data9.egress !== void 0 && func0.call(data9, "egress")) {
          let data32 = data9.egress;
          if (Array.isArray(data32)) {
            if (data32.length > 128) {
              const err87 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/maxItems", keyword: "maxItems", params: { limit: 128 }, message: "must NOT have more than 128 items" };
              if (vErrors === null) {
                vErrors = [err87];
              } else {
                vErrors.push(err87);
              }
              errors++;
            }
            if (data32.length < 1) {
              const err88 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err88];
              } else {
                vErrors.push(err88);
              }
              errors++;
            }
            const len5 = data32.length;
            for (let i9 = 0; i9 < len5; i9++) {
              let data33 = data32[i9];
              if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                if (data33.name === void 0 || !func0.call(data33, "name")) {
                  const err89 = { instancePath: instancePath + "/spec/egress/" + i9, schemaPath: "#/properties/spec/properties/egress/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                  if (vErrors === null) {
                    vErrors = [err89];
                  } else {
                    vErrors.push(err89);
                  }
                  errors++;
                }
                if (data33.action === void 0 || !func0.call(data33, "action")) {
                  const err90 = { instancePath: instancePath + "/spec/egress/" + i9, schemaPath: "#/properties/spec/properties/egress/items/required", keyword: "required", params: { missingProperty: "action" }, message: "must have required property 'action'" };
                  if (vErrors === null) {
                    vErrors = [err90];
                  } else {
                    vErrors.push(err90);
                  }
                  errors++;
                }
                for (const key8 of Object.keys(data33)) {
                  if (!(key8 === "name" || key8 === "provider" || key8 === "hosts" || key8 === "location" || key8 === "action")) {
                    const err91 = { instancePath: instancePath + "/spec/egress/" + i9, schemaPath: "#/properties/spec/properties/egress/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err91];
                    } else {
                      vErrors.push(err91);
                    }
                    errors++;
                  }
                }
                if (data33.name !== void 0 && func0.call(data33, "name")) {
                  let data34 = data33.name;
                  if (typeof data34 === "string") {
                    if (func55(data34) > 63) {
                      const err92 = { instancePath: instancePath + "/spec/egress/" + i9 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err92];
                      } else {
                        vErrors.push(err92);
                      }
                      errors++;
                    }
                    if (!pattern1.test(data34)) {
                      const err93 = { instancePath: instancePath + "/spec/egress/" + i9 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
                      if (vErrors === null) {
                        vErrors = [err93];
                      } else {
                        vErrors.push(err93);
                      }
                      errors++;
                    }
                  } else {
                    const err94 = { instancePath: instancePath + "/spec/egress/" + i9 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err94];
                    } else {
                      vErrors.push(err94);
                    }
                    errors++;
                  }
                }
                if (data33.provider !== void 0 && func0.call(data33, "provider")) {
                  let data35 = data33.provider;
                  if (typeof data35 === "string") {
                    if (func55(data35) > 63) {
                      const err95 = { instancePath: instancePath + "/spec/egress/" + i9 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err95];
                      } else {
                        vErrors.push(err95);
                      }
                      errors++;
                    }
                    if (func55(data35) < 1) {
                      const err96 = { instancePath: instancePath + "/spec/egress/" + i9 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err96];
                      } else {
                        vErrors.push(err96);
                      }
                      errors++;
                    }
                  } else {
                    const err97 = { instancePath: instancePath + "/spec/egress/" + i9 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err97];
                    } else {
                      vErrors.push(err97);
                    }
                    errors++;
                  }
                }
                if (data33.hosts !== void 0 && func0.call(data33, "hosts")) {
                  let data36 = data33.hosts;
                  if (Array.isArray(data36)) {
                    if (data36.length > 64) {
                      const err98 = { instancePath: instancePath + "/spec/egress/" + i9 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err98];
                      } else {
                        vErrors.push(err98);
                      }
                      errors++;
                    }
                    if (data36.length < 1) {
                      const err99 = { instancePath: instancePath + "/spec/egress/" + i9 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err99];
                      } else {
                        vErrors.push(err99);
                      }
                      errors++;
                    }
                    const len6 = data36.length;
                    for (let i10 = 0; i10 < len6; i10++) {
                      let data37 = data36[i10];
                      if (typeof data37 === "string") {
                        if (func55(data37) > 253) {
                          const err100 = { instancePath: instancePath + "/spec/egress/" + i9 + "/hosts/" + i10, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                          if (vErrors === null) {
                            vErrors = [err100];
                          } else {
                            vErrors.push(err100);
                          }
                          errors++;
                        }
                        if (!pattern8.test(data37)) {
                          const err101 = { instancePath: instancePath + "/spec/egress/" + i9 + "/hosts/" + i10, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, message: 'must match pattern "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"' };
                          if (vErrors === null) {
                            vErrors = [err101];
                          } else {
                            vErrors.push(err101);
                          }
                          errors++;
                        }
                      } else {
                        const err102 = { instancePath: instancePath + "/spec/egress/" + i9 + "/hosts/" + i10, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err102];
                        } else {
                          vErrors.push(err102);
                        }
                        errors++;
                      }
                    }
                    let i11 = data36.length;
                    let j4;
                    if (i11 > 1) {
                      const indices4 = {};
                      for (; i11--; ) {
                        let item4 = data36[i11];
                        if (typeof item4 !== "string") {
                          continue;
                        }
                        if (typeof indices4[item4] == "number") {
                          j4 = indices4[item4];
                          const err103 = { instancePath: instancePath + "/spec/egress/" + i9 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/uniqueItems", keyword: "uniqueItems", params: { i: i11, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i11 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err103];
                          } else {
                            vErrors.push(err103);
                          }
                          errors++;
                          break;
                        }
                        indices4[item4] = i11;
                      }
                    }
                  } else {
                    const err104 = { instancePath: instancePath + "/spec/egress/" + i9 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err104];
                    } else {
                      vErrors.push(err104);
                    }
                    errors++;
                  }
                }
                if (data33.location !== void 0 && func0.call(data33, "location")) {
                  let data38 = data33.location;
                  if (Array.isArray(data38)) {
                    if (data38.length > 64) {
                      const err105 = { instancePath: instancePath + "/spec/egress/" + i9 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err105];
                      } else {
                        vErrors.push(err105);
                      }
                      errors++;
                    }
                    if (data38.length < 1) {
                      const err106 = { instancePath: instancePath + "/spec/egress/" + i9 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err106];
                      } else {
                        vErrors.push(err106);
                      }
                      errors++;
                    }
                    const len7 = data38.length;
                    for (let i12 = 0; i12 < len7; i12++) {
                      let data39 = data38[i12];
                      if (typeof data39 === "string") {
                        if (func55(data39) > 64) {
                          const err107 = { instancePath: instancePath + "/spec/egress/" + i9 + "/location/" + i12, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err107];
                          } else {
                            vErrors.push(err107);
                          }
                          errors++;
                        }
                        if (func55(data39) < 1) {
                          const err108 = { instancePath: instancePath + "/spec/egress/" + i9 + "/location/" + i12, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err108];
                          } else {
                            vErrors.push(err108);
                          }
                          errors++;
                        }
                      } else {
                        const err109 = { instancePath: instancePath + "/spec/egress/" + i9 + "/location/" + i12, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err109];
                        } else {
                          vErrors.push(err109);
                        }
                        errors++;
                      }
                    }
                    let i13 = data38.length;
                    let j5;
                    if (i13 > 1) {
                      const indices5 = {};
                      for (; i13--; ) {
                        let item5 = data38[i13];
                        if (typeof item5 !== "string") {
                          continue;
                        }
                        if (typeof indices5[item5] == "number") {
                          j5 = indices5[item5];
                          const err110 = { instancePath: instancePath + "/spec/egress/" + i9 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/uniqueItems", keyword: "uniqueItems", params: { i: i13, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i13 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err110];
                          } else {
                            vErrors.push(err110);
                          }
                          errors++;
                          break;
                        }
                        indices5[item5] = i13;
                      }
                    }
                  } else {
                    const err111 = { instancePath: instancePath + "/spec/egress/" + i9 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err111];
                    } else {
                      vErrors.push(err111);
                    }
                    errors++;
                  }
                }
                if (data33.action !== void 0 && func0.call(data33, "action")) {
                  let data40 = data33.action;
                  if (typeof data40 !== "string") {
                    const err112 = { instancePath: instancePath + "/spec/egress/" + i9 + "/action", schemaPath: "#/properties/spec/properties/egress/items/properties/action/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err112];
                    } else {
                      vErrors.push(err112);
                    }
                    errors++;
                  }
                  if (!(data40 === "Allow" || data40 === "Deny" || data40 === "RequireApproval")) {
                    const err113 = { instancePath: instancePath + "/spec/egress/" + i9 + "/action", schemaPath: "#/properties/spec/properties/egress/items/properties/action/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.egress.items.properties.action.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err113];
                    } else {
                      vErrors.push(err113);
                    }
                    errors++;
                  }
                }
              } else {
                const err114 = { instancePath: instancePath + "/spec/egress/" + i9, schemaPath: "#/properties/spec/properties/egress/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err114];
                } else {
                  vErrors.push(err114);
                }
                errors++;
              }
            }
          } else {
            const err115 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err115];
            } else {
              vErrors.push(err115);
            }
            errors++;
          }
        }
        if (data9.exceptions !== void 0 && func0.call(data9, "exceptions")) {
          let data41 = data9.exceptions;
          if (Array.isArray(data41)) {
            if (data41.length > 64) {
              const err116 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
              if (vErrors === null) {
                vErrors = [err116];
              } else {
                vErrors.push(err116);
              }
              errors++;
            }
            if (data41.length < 1) {
              const err117 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err117];
              } else {
                vErrors.push(err117);
              }
              errors++;
            }
            const len8 = data41.length;
            for (let i14 = 0; i14 < len8; i14++) {
              let data42 = data41[i14];
              if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
                if (data42.match === void 0 || !func0.call(data42, "match")) {
                  const err118 = { instancePath: instancePath + "/spec/exceptions/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "match" }, message: "must have required property 'match'" };
                  if (vErrors === null) {
                    vErrors = [err118];
                  } else {
                    vErrors.push(err118);
                  }
                  errors++;
                }
                if (data42.allow === void 0 || !func0.call(data42, "allow")) {
                  const err119 = { instancePath: instancePath + "/spec/exceptions/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
                  if (vErrors === null) {
                    vErrors = [err119];
                  } else {
                    vErrors.push(err119);
                  }
                  errors++;
                }
                if (data42.reason === void 0 || !func0.call(data42, "reason")) {
                  const err120 = { instancePath: instancePath + "/spec/exceptions/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
                  if (vErrors === null) {
                    vErrors = [err120];
                  } else {
                    vErrors.push(err120);
                  }
                  errors++;
                }
                if (data42.notAfter === void 0 || !func0.call(data42, "notAfter")) {
                  const err121 = { instancePath: instancePath + "/spec/exceptions/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "notAfter" }, message: "must have required property 'notAfter'" };
                  if (vErrors === null) {
                    vErrors = [err121];
                  } else {
                    vErrors.push(err121);
                  }
                  errors++;
                }
                for (const key9 of Object.keys(data42)) {
                  if (!(key9 === "match" || key9 === "allow" || key9 === "reason" || key9 === "ticket" || key9 === "notAfter")) {
                    const err122 = { instancePath: instancePath + "/spec/exceptions/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err122];
                    } else {
                      vErrors.push(err122);
                    }
                    errors++;
                  }
                }
                if (data42.match !== void 0 && func0.call(data42, "match")) {
                  let data43 = data42.match;
                  if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
                    for (const key10 of Object.keys(data43)) {
                      if (!(key10 === "provider" || key10 === "hosts" || key10 === "models")) {
                        const err123 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err123];
                        } else {
                          vErrors.push(err123);
                        }
                        errors++;
                      }
                    }
                    if (data43.provider !== void 0 && func0.call(data43, "provider")) {
                      let data44 = data43.provider;
                      if (typeof data44 === "string") {
                        if (func55(data44) > 63) {
                          const err124 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err124];
                          } else {
                            vErrors.push(err124);
                          }
                          errors++;
                        }
                        if (func55(data44) < 1) {
                          const err125 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err125];
                          } else {
                            vErrors.push(err125);
                          }
                          errors++;
                        }
                      } else {
                        const err126 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err126];
                        } else {
                          vErrors.push(err126);
                        }
                        errors++;
                      }
                    }
                    if (data43.hosts !== void 0 && func0.call(data43, "hosts")) {
                      let data45 = data43.hosts;
                      if (Array.isArray(data45)) {
                        if (data45.length > 64) {
                          const err127 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err127];
                          } else {
                            vErrors.push(err127);
                          }
                          errors++;
                        }
                        if (data45.length < 1) {
                          const err128 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err128];
                          } else {
                            vErrors.push(err128);
                          }
                          errors++;
                        }
                        const len9 = data45.length;
                        for (let i15 = 0; i15 < len9; i15++) {
                          let data46 = data45[i15];
                          if (typeof data46 === "string") {
                            if (func55(data46) > 253) {
                              const err129 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/hosts/" + i15, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err129];
                              } else {
                                vErrors.push(err129);
                              }
                              errors++;
                            }
                            if (!pattern8.test(data46)) {
                              const err130 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/hosts/" + i15, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, message: 'must match pattern "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"' };
                              if (vErrors === null) {
                                vErrors = [err130];
                              } else {
                                vErrors.push(err130);
                              }
                              errors++;
                            }
                          } else {
                            const err131 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/hosts/" + i15, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err131];
                            } else {
                              vErrors.push(err131);
                            }
                            errors++;
                          }
                        }
                        let i16 = data45.length;
                        let j6;
                        if (i16 > 1) {
                          const indices6 = {};
                          for (; i16--; ) {
                            let item6 = data45[i16];
                            if (typeof item6 !== "string") {
                              continue;
                            }
                            if (typeof indices6[item6] == "number") {
                              j6 = indices6[item6];
                              const err132 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/uniqueItems", keyword: "uniqueItems", params: { i: i16, j: j6 }, message: "must NOT have duplicate items (items ## " + j6 + " and " + i16 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err132];
                              } else {
                                vErrors.push(err132);
                              }
                              errors++;
                              break;
                            }
                            indices6[item6] = i16;
                          }
                        }
                      } else {
                        const err133 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err133];
                        } else {
                          vErrors.push(err133);
                        }
                        errors++;
                      }
                    }
                    if (data43.models !== void 0 && func0.call(data43, "models")) {
                      let data47 = data43.models;
                      if (Array.isArray(data47)) {
                        if (data47.length > 64) {
                          const err134 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err134];
                          } else {
                            vErrors.push(err134);
                          }
                          errors++;
                        }
                        if (data47.length < 1) {
                          const err135 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err135];
                          } else {
                            vErrors.push(err135);
                          }
                          errors++;
                        }
                        const len10 = data47.length;
                        for (let i17 = 0; i17 < len10; i17++) {
                          let data48 = data47[i17];
                          if (typeof data48 === "string") {
                            if (func55(data48) > 128) {
                              const err136 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/models/" + i17, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                              if (vErrors === null) {
                                vErrors = [err136];
                              } else {
                                vErrors.push(err136);
                              }
                              errors++;
                            }
                            if (!pattern10.test(data48)) {
                              const err137 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/models/" + i17, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9*._:/@-]+$" }, message: 'must match pattern "^[A-Za-z0-9*._:/@-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err137];
                              } else {
                                vErrors.push(err137);
                              }
                              errors++;
                            }
                          } else {
                            const err138 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/models/" + i17, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err138];
                            } else {
                              vErrors.push(err138);
                            }
                            errors++;
                          }
                        }
                        let i18 = data47.length;
                        let j7;
                        if (i18 > 1) {
                          const indices7 = {};
                          for (; i18--; ) {
                            let item7 = data47[i18];
                            if (typeof item7 !== "string") {
                              continue;
                            }
                            if (typeof indices7[item7] == "number") {
                              j7 = indices7[item7];
                              const err139 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/uniqueItems", keyword: "uniqueItems", params: { i: i18, j: j7 }, message: "must NOT have duplicate items (items ## " + j7 + " and " + i18 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err139];
                              } else {
                                vErrors.push(err139);
                              }
                              errors++;
                              break;
                            }
                            indices7[item7] = i18;
                          }
                        }
                      } else {
                        const err140 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err140];
                        } else {
                          vErrors.push(err140);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err141 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/match", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err141];
                    } else {
                      vErrors.push(err141);
                    }
                    errors++;
                  }
                }
                if (data42.allow !== void 0 && func0.call(data42, "allow")) {
                  let data49 = data42.allow;
                  if (Array.isArray(data49)) {
                    if (data49.length > 64) {
                      const err142 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err142];
                      } else {
                        vErrors.push(err142);
                      }
                      errors++;
                    }
                    if (data49.length < 1) {
                      const err143 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err143];
                      } else {
                        vErrors.push(err143);
                      }
                      errors++;
                    }
                    const len11 = data49.length;
                    for (let i19 = 0; i19 < len11; i19++) {
                      let data50 = data49[i19];
                      if (typeof data50 === "string") {
                        if (func55(data50) > 64) {
                          const err144 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/allow/" + i19, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err144];
                          } else {
                            vErrors.push(err144);
                          }
                          errors++;
                        }
                        if (func55(data50) < 1) {
                          const err145 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/allow/" + i19, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err145];
                          } else {
                            vErrors.push(err145);
                          }
                          errors++;
                        }
                      } else {
                        const err146 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/allow/" + i19, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err146];
                        } else {
                          vErrors.push(err146);
                        }
                        errors++;
                      }
                    }
                    let i20 = data49.length;
                    let j8;
                    if (i20 > 1) {
                      const indices8 = {};
                      for (; i20--; ) {
                        let item8 = data49[i20];
                        if (typeof item8 !== "string") {
                          continue;
                        }
                        if (typeof indices8[item8] == "number") {
                          j8 = indices8[item8];
                          const err147 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i20, j: j8 }, message: "must NOT have duplicate items (items ## " + j8 + " and " + i20 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err147];
                          } else {
                            vErrors.push(err147);
                          }
                          errors++;
                          break;
                        }
                        indices8[item8] = i20;
                      }
                    }
                  } else {
                    const err148 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err148];
                    } else {
                      vErrors.push(err148);
                    }
                    errors++;
                  }
                }
                if (data42.reason !== void 0 && func0.call(data42, "reason")) {
                  let data51 = data42.reason;
                  if (typeof data51 === "string") {
                    if (func55(data51) > 1024) {
                      const err149 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                      if (vErrors === null) {
                        vErrors = [err149];
                      } else {
                        vErrors.push(err149);
                      }
                      errors++;
                    }
                    if (func55(data51) < 1) {
                      const err150 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err150];
                      } else {
                        vErrors.push(err150);
                      }
                      errors++;
                    }
                  } else {
                    const err151 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err151];
                    } else {
                      vErrors.push(err151);
                    }
                    errors++;
                  }
                }
                if (data42.ticket !== void 0 && func0.call(data42, "ticket")) {
                  let data52 = data42.ticket;
                  if (typeof data52 === "string") {
                    if (func55(data52) > 253) {
                      const err152 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                      if (vErrors === null) {
                        vErrors = [err152];
                      } else {
                        vErrors.push(err152);
                      }
                      errors++;
                    }
                    if (func55(data52) < 1) {
                      const err153 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err153];
                      } else {
                        vErrors.push(err153);
                      }
                      errors++;
                    }
                  } else {
                    const err154 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err154];
                    } else {
                      vErrors.push(err154);
                    }
                    errors++;
                  }
                }
                if (data42.notAfter !== void 0 && func0.call(data42, "notAfter")) {
                  let data53 = data42.notAfter;
                  if (typeof data53 === "string") {
                    if (func55(data53) > 35) {
                      const err155 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/maxLength", keyword: "maxLength", params: { limit: 35 }, message: "must NOT have more than 35 characters" };
                      if (vErrors === null) {
                        vErrors = [err155];
                      } else {
                        vErrors.push(err155);
                      }
                      errors++;
                    }
                    if (!pattern11.test(data53)) {
                      const err156 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$"' };
                      if (vErrors === null) {
                        vErrors = [err156];
                      } else {
                        vErrors.push(err156);
                      }
                      errors++;
                    }
                    if (!formats0.validate(data53)) {
                      const err157 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
                      if (vErrors === null) {
                        vErrors = [err157];
                      } else {
                        vErrors.push(err157);
                      }
                      errors++;
                    }
                  } else {
                    const err158 = { instancePath: instancePath + "/spec/exceptions/" + i14 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err158];
                    } else {
                      vErrors.push(err158);
                    }
                    errors++;
                  }
                }
              } else {
                const err159 = { instancePath: instancePath + "/spec/exceptions/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err159];
                } else {
                  vErrors.push(err159);
                }
                errors++;
              }
            }
          } else {
            const err160 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err160];
            } else {
              vErrors.push(err160);
            }
            errors++;
          }
        }
        if (data9.dataClasses !== void 0 && func0.call(data9, "dataClasses")) {
          let data54 = data9.dataClasses;
          if (Array.isArray(data54)) {
            if (data54.length > 32) {
              const err161 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
              if (vErrors === null) {
                vErrors = [err161];
              } else {
                vErrors.push(err161);
              }
              errors++;
            }
            if (data54.length < 1) {
              const err162 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err162];
              } else {
                vErrors.push(err162);
              }
              errors++;
            }
            const len12 = data54.length;
            for (let i21 = 0; i21 < len12; i21++) {
              let data55 = data54[i21];
              if (data55 && typeof data55 == "object" && !Array.isArray(data55)) {
                if (data55.name === void 0 || !func0.call(data55, "name")) {
                  const err163 = { instancePath: instancePath + "/spec/dataClasses/" + i21, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                  if (vErrors === null) {
                    vErrors = [err163];
                  } else {
                    vErrors.push(err163);
                  }
                  errors++;
                }
                if (data55.when === void 0 || !func0.call(data55, "when")) {
                  const err164 = { instancePath: instancePath + "/spec/dataClasses/" + i21, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "when" }, message: "must have required property 'when'" };
                  if (vErrors === null) {
                    vErrors = [err164];
                  } else {
                    vErrors.push(err164);
                  }
                  errors++;
                }
                if (data55.allow === void 0 || !func0.call(data55, "allow")) {
                  const err165 = { instancePath: instancePath + "/spec/dataClasses/" + i21, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
                  if (vErrors === null) {
                    vErrors = [err165];
                  } else {
                    vErrors.push(err165);
                  }
                  errors++;
                }
                for (const key11 of Object.keys(data55)) {
                  if (!(key11 === "name" || key11 === "when" || key11 === "allow")) {
                    const err166 = { instancePath: instancePath + "/spec/dataClasses/" + i21, schemaPath: "#/properties/spec/properties/dataClasses/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err166];
                    } else {
                      vErrors.push(err166);
                    }
                    errors++;
                  }
                }
                if (data55.name !== void 0 && func0.call(data55, "name")) {
                  let data56 = data55.name;
                  if (typeof data56 === "string") {
                    if (func55(data56) > 63) {
                      const err167 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err167];
                      } else {
                        vErrors.push(err167);
                      }
                      errors++;
                    }
                    if (!pattern1.test(data56)) {
                      const err168 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
                      if (vErrors === null) {
                        vErrors = [err168];
                      } else {
                        vErrors.push(err168);
                      }
                      errors++;
                    }
                  } else {
                    const err169 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err169];
                    } else {
                      vErrors.push(err169);
                    }
                    errors++;
                  }
                }
                if (data55.when !== void 0 && func0.call(data55, "when")) {
                  let data57 = data55.when;
                  if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
                    if (data57.findings === void 0 || !func0.call(data57, "findings")) {
                      const err170 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/required", keyword: "required", params: { missingProperty: "findings" }, message: "must have required property 'findings'" };
                      if (vErrors === null) {
                        vErrors = [err170];
                      } else {
                        vErrors.push(err170);
                      }
                      errors++;
                    }
                    for (const key12 of Object.keys(data57)) {
                      if (!(key12 === "findings")) {
                        const err171 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err171];
                        } else {
                          vErrors.push(err171);
                        }
                        errors++;
                      }
                    }
                    if (data57.findings !== void 0 && func0.call(data57, "findings")) {
                      let data58 = data57.findings;
                      if (Array.isArray(data58)) {
                        if (data58.length > 64) {
                          const err172 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err172];
                          } else {
                            vErrors.push(err172);
                          }
                          errors++;
                        }
                        if (data58.length < 1) {
                          const err173 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err173];
                          } else {
                            vErrors.push(err173);
                          }
                          errors++;
                        }
                        const len13 = data58.length;
                        for (let i22 = 0; i22 < len13; i22++) {
                          let data59 = data58[i22];
                          if (typeof data59 === "string") {
                            if (func55(data59) > 63) {
                              const err174 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when/findings/" + i22, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err174];
                              } else {
                                vErrors.push(err174);
                              }
                              errors++;
                            }
                            if (func55(data59) < 1) {
                              const err175 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when/findings/" + i22, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err175];
                              } else {
                                vErrors.push(err175);
                              }
                              errors++;
                            }
                          } else {
                            const err176 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when/findings/" + i22, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err176];
                            } else {
                              vErrors.push(err176);
                            }
                            errors++;
                          }
                        }
                        let i23 = data58.length;
                        let j9;
                        if (i23 > 1) {
                          const indices9 = {};
                          for (; i23--; ) {
                            let item9 = data58[i23];
                            if (typeof item9 !== "string") {
                              continue;
                            }
                            if (typeof indices9[item9] == "number") {
                              j9 = indices9[item9];
                              const err177 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/uniqueItems", keyword: "uniqueItems", params: { i: i23, j: j9 }, message: "must NOT have duplicate items (items ## " + j9 + " and " + i23 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err177];
                              } else {
                                vErrors.push(err177);
                              }
                              errors++;
                              break;
                            }
                            indices9[item9] = i23;
                          }
                        }
                      } else {
                        const err178 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err178];
                        } else {
                          vErrors.push(err178);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err179 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err179];
                    } else {
                      vErrors.push(err179);
                    }
                    errors++;
                  }
                }
                if (data55.allow !== void 0 && func0.call(data55, "allow")) {
                  let data60 = data55.allow;
                  if (Array.isArray(data60)) {
                    if (data60.length > 256) {
                      const err180 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                      if (vErrors === null) {
                        vErrors = [err180];
                      } else {
                        vErrors.push(err180);
                      }
                      errors++;
                    }
                    if (data60.length < 1) {
                      const err181 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err181];
                      } else {
                        vErrors.push(err181);
                      }
                      errors++;
                    }
                    const len14 = data60.length;
                    for (let i24 = 0; i24 < len14; i24++) {
                      let data61 = data60[i24];
                      if (typeof data61 === "string") {
                        if (func55(data61) > 64) {
                          const err182 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/allow/" + i24, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err182];
                          } else {
                            vErrors.push(err182);
                          }
                          errors++;
                        }
                        if (func55(data61) < 1) {
                          const err183 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/allow/" + i24, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err183];
                          } else {
                            vErrors.push(err183);
                          }
                          errors++;
                        }
                      } else {
                        const err184 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/allow/" + i24, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err184];
                        } else {
                          vErrors.push(err184);
                        }
                        errors++;
                      }
                    }
                    let i25 = data60.length;
                    let j10;
                    if (i25 > 1) {
                      const indices10 = {};
                      for (; i25--; ) {
                        let item10 = data60[i25];
                        if (typeof item10 !== "string") {
                          continue;
                        }
                        if (typeof indices10[item10] == "number") {
                          j10 = indices10[item10];
                          const err185 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i25, j: j10 }, message: "must NOT have duplicate items (items ## " + j10 + " and " + i25 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err185];
                          } else {
                            vErrors.push(err185);
                          }
                          errors++;
                          break;
                        }
                        indices10[item10] = i25;
                      }
                    }
                  } else {
                    const err186 = { instancePath: instancePath + "/spec/dataClasses/" + i21 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err186];
                    } else {
                      vErrors.push(err186);
                    }
                    errors++;
                  }
                }
              } else {
                const err187 = { instancePath: instancePath + "/spec/dataClasses/" + i21, schemaPath: "#/properties/spec/properties/dataClasses/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err187];
                } else {
                  vErrors.push(err187);
                }
                errors++;
              }
            }
          } else {
            const err188 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err188];
            } else {
              vErrors.push(err188);
            }
            errors++;
          }
        }
        if (data9.masking !== void 0 && func0.call(data9, "masking")) {
          let data62 = data9.masking;
          if (data62 && typeof data62 == "object" && !Array.isArray(data62)) {
            if (data62.placeholderInTool === void 0) {
              data62.placeholderInTool = "Deny";
            }
            for (const key13 of Object.keys(data62)) {
              if (!(key13 === "uninspectable" || key13 === "placeholderInTool" || key13 === "allow" || key13 === "rules")) {
                const err189 = { instancePath: instancePath + "/spec/masking", schemaPath: "#/properties/spec/properties/masking/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err189];
                } else {
                  vErrors.push(err189);
                }
                errors++;
              }
            }
            if (data62.uninspectable !== void 0 && func0.call(data62, "uninspectable")) {
              let data63 = data62.uninspectable;
              if (typeof data63 !== "string") {
                const err190 = { instancePath: instancePath + "/spec/masking/uninspectable", schemaPath: "#/properties/spec/properties/masking/properties/uninspectable/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err190];
                } else {
                  vErrors.push(err190);
                }
                errors++;
              }
              if (!(data63 === "Deny" || data63 === "Allow")) {
                const err191 = { instancePath: instancePath + "/spec/masking/uninspectable", schemaPath: "#/properties/spec/properties/masking/properties/uninspectable/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.uninspectable.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err191];
                } else {
                  vErrors.push(err191);
                }
                errors++;
              }
            }
            let data64 = data62.placeholderInTool;
            if (typeof data64 !== "string") {
              const err192 = { instancePath: instancePath + "/spec/masking/placeholderInTool", schemaPath: "#/properties/spec/properties/masking/properties/placeholderInTool/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err192];
              } else {
                vErrors.push(err192);
              }
              errors++;
            }
            if (!(data64 === "Deny" || data64 === "Allow")) {
              const err193 = { instancePath: instancePath + "/spec/masking/placeholderInTool", schemaPath: "#/properties/spec/properties/masking/properties/placeholderInTool/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.placeholderInTool.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err193];
              } else {
                vErrors.push(err193);
              }
              errors++;
            }
            if (data62.allow !== void 0 && func0.call(data62, "allow")) {
              let data65 = data62.allow;
              if (data65 && typeof data65 == "object" && !Array.isArray(data65)) {
                if (data65.values === void 0 || !func0.call(data65, "values")) {
                  const err194 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/required", keyword: "required", params: { missingProperty: "values" }, message: "must have required property 'values'" };
                  if (vErrors === null) {
                    vErrors = [err194];
                  } else {
                    vErrors.push(err194);
                  }
                  errors++;
                }
                for (const key14 of Object.keys(data65)) {
                  if (!(key14 === "values")) {
                    const err195 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err195];
                    } else {
                      vErrors.push(err195);
                    }
                    errors++;
                  }
                }
                if (data65.values !== void 0 && func0.call(data65, "values")) {
                  let data66 = data65.values;
                  if (Array.isArray(data66)) {
                    if (data66.length > 1024) {
                      const err196 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" };
                      if (vErrors === null) {
                        vErrors = [err196];
                      } else {
                        vErrors.push(err196);
                      }
                      errors++;
                    }
                    if (data66.length < 1) {
                      const err197 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err197];
                      } else {
                        vErrors.push(err197);
                      }
                      errors++;
                    }
                    const len15 = data66.length;
                    for (let i26 = 0; i26 < len15; i26++) {
                      let data67 = data66[i26];
                      if (typeof data67 === "string") {
                        if (func55(data67) > 512) {
                          const err198 = { instancePath: instancePath + "/spec/masking/allow/values/" + i26, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" };
                          if (vErrors === null) {
                            vErrors = [err198];
                          } else {
                            vErrors.push(err198);
                          }
                          errors++;
                        }
                        if (func55(data67) < 1) {
                          const err199 = { instancePath: instancePath + "/spec/masking/allow/values/" + i26, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err199];
                          } else {
                            vErrors.push(err199);
                          }
                          errors++;
                        }
                      } else {
                        const err200 = { instancePath: instancePath + "/spec/masking/allow/values/" + i26, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err200];
                        } else {
                          vErrors.push(err200);
                        }
                        errors++;
                      }
                    }
                    let i27 = data66.length;
                    let j11;
                    if (i27 > 1) {
                      const indices11 = {};
                      for (; i27--; ) {
                        let item11 = data66[i27];
                        if (typeof item11 !== "string") {
                          continue;
                        }
                        if (typeof indices11[item11] == "number") {
                          j11 = indices11[item11];
                          const err201 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/uniqueItems", keyword: "uniqueItems", params: { i: i27, j: j11 }, message: "must NOT have duplicate items (items ## " + j11 + " and " + i27 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err201];
                          } else {
                            vErrors.push(err201);
                          }
                          errors++;
                          break;
                        }
                        indices11[item11] = i27;
                      }
                    }
                  } else {
                    const err202 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err202];
                    } else {
                      vErrors.push(err202);
                    }
                    errors++;
                  }
                }
              } else {
                const err203 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err203];
                } else {
                  vErrors.push(err203);
                }
                errors++;
              }
            }
            if (data62.rules !== void 0 && func0.call(data62, "rules")) {
              let data68 = data62.rules;
              if (Array.isArray(data68)) {
                if (data68.length > 64) {
                  const err204 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                  if (vErrors === null) {
                    vErrors = [err204];
                  } else {
                    vErrors.push(err204);
                  }
                  errors++;
                }
                if (data68.length < 1) {
                  const err205 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err205];
                  } else {
                    vErrors.push(err205);
                  }
                  errors++;
                }
                const len16 = data68.length;
                for (let i28 = 0; i28 < len16; i28++) {
                  let data69 = data68[i28];
                  if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
                    if (data69.direction === void 0) {
                      data69.direction = "Request";
                    }
                    if (data69.strategy === void 0 || !func0.call(data69, "strategy")) {
                      const err206 = { instancePath: instancePath + "/spec/masking/rules/" + i28, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/required", keyword: "required", params: { missingProperty: "strategy" }, message: "must have required property 'strategy'" };
                      if (vErrors === null) {
                        vErrors = [err206];
                      } else {
                        vErrors.push(err206);
                      }
                      errors++;
                    }
                    for (const key15 of Object.keys(data69)) {
                      if (!(key15 === "entities" || key15 === "name" || key15 === "pattern" || key15 === "strategy" || key15 === "keepLast" || key15 === "direction")) {
                        const err207 = { instancePath: instancePath + "/spec/masking/rules/" + i28, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err207];
                        } else {
                          vErrors.push(err207);
                        }
                        errors++;
                      }
                    }
                    if (data69.entities !== void 0 && func0.call(data69, "entities")) {
                      let data70 = data69.entities;
                      if (Array.isArray(data70)) {
                        if (data70.length > 64) {
                          const err208 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err208];
                          } else {
                            vErrors.push(err208);
                          }
                          errors++;
                        }
                        if (data70.length < 1) {
                          const err209 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err209];
                          } else {
                            vErrors.push(err209);
                          }
                          errors++;
                        }
                        const len17 = data70.length;
                        for (let i29 = 0; i29 < len17; i29++) {
                          let data71 = data70[i29];
                          if (typeof data71 === "string") {
                            if (func55(data71) > 63) {
                              const err210 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/entities/" + i29, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err210];
                              } else {
                                vErrors.push(err210);
                              }
                              errors++;
                            }
                            if (func55(data71) < 1) {
                              const err211 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/entities/" + i29, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err211];
                              } else {
                                vErrors.push(err211);
                              }
                              errors++;
                            }
                          } else {
                            const err212 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/entities/" + i29, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err212];
                            } else {
                              vErrors.push(err212);
                            }
                            errors++;
                          }
                        }
                        let i30 = data70.length;
                        let j12;
                        if (i30 > 1) {
                          const indices12 = {};
                          for (; i30--; ) {
                            let item12 = data70[i30];
                            if (typeof item12 !== "string") {
                              continue;
                            }
                            if (typeof indices12[item12] == "number") {
                              j12 = indices12[item12];
                              const err213 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/uniqueItems", keyword: "uniqueItems", params: { i: i30, j: j12 }, message: "must NOT have duplicate items (items ## " + j12 + " and " + i30 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err213];
                              } else {
                                vErrors.push(err213);
                              }
                              errors++;
                              break;
                            }
                            indices12[item12] = i30;
                          }
                        }
                      } else {
                        const err214 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err214];
                        } else {
                          vErrors.push(err214);
                        }
                        errors++;
                      }
                    }
                    if (data69.name !== void 0 && func0.call(data69, "name")) {
                      let data72 = data69.name;
                      if (typeof data72 === "string") {
                        if (func55(data72) > 63) {
                          const err215 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err215];
                          } else {
                            vErrors.push(err215);
                          }
                          errors++;
                        }
                        if (!pattern13.test(data72)) {
                          const err216 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Za-z0-9]*$" }, message: 'must match pattern "^[A-Z][A-Za-z0-9]*$"' };
                          if (vErrors === null) {
                            vErrors = [err216];
                          } else {
                            vErrors.push(err216);
                          }
                          errors++;
                        }
                      } else {
                        const err217 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err217];
                        } else {
                          vErrors.push(err217);
                        }
                        errors++;
                      }
                    }
                    if (data69.pattern !== void 0 && func0.call(data69, "pattern")) {
                      let data73 = data69.pattern;
                      if (typeof data73 === "string") {
                        if (func55(data73) > 1024) {
                          const err218 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                          if (vErrors === null) {
                            vErrors = [err218];
                          } else {
                            vErrors.push(err218);
                          }
                          errors++;
                        }
                        if (func55(data73) < 1) {
                          const err219 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err219];
                          } else {
                            vErrors.push(err219);
                          }
                          errors++;
                        }
                      } else {
                        const err220 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err220];
                        } else {
                          vErrors.push(err220);
                        }
                        errors++;
                      }
                    }
                    if (data69.strategy !== void 0 && func0.call(data69, "strategy")) {
                      let data74 = data69.strategy;
                      if (typeof data74 !== "string") {
                        const err221 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/strategy", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err221];
                        } else {
                          vErrors.push(err221);
                        }
                        errors++;
                      }
                      if (!(data74 === "Redact" || data74 === "Pseudonym" || data74 === "Partial" || data74 === "Hash")) {
                        const err222 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/strategy", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/strategy/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.rules.items.properties.strategy.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err222];
                        } else {
                          vErrors.push(err222);
                        }
                        errors++;
                      }
                    }
                    if (data69.keepLast !== void 0 && func0.call(data69, "keepLast")) {
                      let data75 = data69.keepLast;
                      if (!(typeof data75 == "number" && (!(data75 % 1) && !isNaN(data75)) && isFinite(data75))) {
                        const err223 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                        if (vErrors === null) {
                          vErrors = [err223];
                        } else {
                          vErrors.push(err223);
                        }
                        errors++;
                      }
                      if (typeof data75 == "number" && isFinite(data75)) {
                        if (data75 > 32 || isNaN(data75)) {
                          const err224 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/maximum", keyword: "maximum", params: { comparison: "<=", limit: 32 }, message: "must be <= 32" };
                          if (vErrors === null) {
                            vErrors = [err224];
                          } else {
                            vErrors.push(err224);
                          }
                          errors++;
                        }
                        if (data75 < 1 || isNaN(data75)) {
                          const err225 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                          if (vErrors === null) {
                            vErrors = [err225];
                          } else {
                            vErrors.push(err225);
                          }
                          errors++;
                        }
                      }
                    }
                    let data76 = data69.direction;
                    if (typeof data76 !== "string") {
                      const err226 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/direction", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/direction/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err226];
                      } else {
                        vErrors.push(err226);
                      }
                      errors++;
                    }
                    if (!(data76 === "Request" || data76 === "Response" || data76 === "Both")) {
                      const err227 = { instancePath: instancePath + "/spec/masking/rules/" + i28 + "/direction", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/direction/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.rules.items.properties.direction.enum }, message: "must be equal to one of the allowed values" };
                      if (vErrors === null) {
                        vErrors = [err227];
                      } else {
                        vErrors.push(err227);
                      }
                      errors++;
                    }
                  } else {
                    const err228 = { instancePath: instancePath + "/spec/masking/rules/" + i28, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err228];
                    } else {
                      vErrors.push(err228);
                    }
                    errors++;
                  }
                }
              } else {
                const err229 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err229];
                } else {
                  vErrors.push(err229);
                }
                errors++;
              }
            }
          } else {
            const err230 = { instancePath: instancePath + "/spec/masking", schemaPath: "#/properties/spec/properties/masking/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err230];
            } else {
              vErrors.push(err230);
            }
            errors++;
          }
        }
        if (data9.credentials !== void 0 && func0.call(data9, "credentials")) {
          let data77 = data9.credentials;
          if (Array.isArray(data77)) {
            if (data77.length > 32) {
              const err231 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
              if (vErrors === null) {
                vErrors = [err231];
              } else {
                vErrors.push(err231);
              }
              errors++;
            }
            if (data77.length < 1) {
              const err232 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err232];
              } else {
                vErrors.push(err232);
              }
              errors++;
            }
            const len18 = data77.length;
            for (let i31 = 0; i31 < len18; i31++) {
              let data78 = data77[i31];
              if (data78 && typeof data78 == "object" && !Array.isArray(data78)) {
                if (data78.provider === void 0 || !func0.call(data78, "provider")) {
                  const err233 = { instancePath: instancePath + "/spec/credentials/" + i31, schemaPath: "#/properties/spec/properties/credentials/items/required", keyword: "required", params: { missingProperty: "provider" }, message: "must have required property 'provider'" };
                  if (vErrors === null) {
                    vErrors = [err233];
                  } else {
                    vErrors.push(err233);
                  }
                  errors++;
                }
                for (const key16 of Object.keys(data78)) {
                  if (!(key16 === "provider" || key16 === "apiKey" || key16 === "bearer" || key16 === "sigv4" || key16 === "gcp")) {
                    const err234 = { instancePath: instancePath + "/spec/credentials/" + i31, schemaPath: "#/properties/spec/properties/credentials/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err234];
                    } else {
                      vErrors.push(err234);
                    }
                    errors++;
                  }
                }
                if (data78.provider !== void 0 && func0.call(data78, "provider")) {
                  let data79 = data78.provider;
                  if (typeof data79 === "string") {
                    if (func55(data79) > 63) {
                      const err235 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err235];
                      } else {
                        vErrors.push(err235);
                      }
                      errors++;
                    }
                    if (func55(data79) < 1) {
                      const err236 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err236];
                      } else {
                        vErrors.push(err236);
                      }
                      errors++;
                    }
                  } else {
                    const err237 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err237];
                    } else {
                      vErrors.push(err237);
                    }
                    errors++;
                  }
                }
                if (data78.apiKey !== void 0 && func0.call(data78, "apiKey")) {
                  let data80 = data78.apiKey;
                  if (data80 && typeof data80 == "object" && !Array.isArray(data80)) {
                    for (const key17 of Object.keys(data80)) {
                      if (!(key17 === "secretRef")) {
                        const err238 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err238];
                        } else {
                          vErrors.push(err238);
                        }
                        errors++;
                      }
                    }
                    if (data80.secretRef !== void 0 && func0.call(data80, "secretRef")) {
                      let data81 = data80.secretRef;
                      if (data81 && typeof data81 == "object" && !Array.isArray(data81)) {
                        if (data81.name === void 0 || !func0.call(data81, "name")) {
                          const err239 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err239];
                          } else {
                            vErrors.push(err239);
                          }
                          errors++;
                        }
                        if (data81.key === void 0 || !func0.call(data81, "key")) {
                          const err240 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err240];
                          } else {
                            vErrors.push(err240);
                          }
                          errors++;
                        }
                        for (const key18 of Object.keys(data81)) {
                          if (!(key18 === "name" || key18 === "key")) {
                            const err241 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key18 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err241];
                            } else {
                              vErrors.push(err241);
                            }
                            errors++;
                          }
                        }
                        if (data81.name !== void 0 && func0.call(data81, "name")) {
                          let data82 = data81.name;
                          if (typeof data82 === "string") {
                            if (func55(data82) > 253) {
                              const err242 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err242];
                              } else {
                                vErrors.push(err242);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data82)) {
                              const err243 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err243];
                              } else {
                                vErrors.push(err243);
                              }
                              errors++;
                            }
                          } else {
                            const err244 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err244];
                            } else {
                              vErrors.push(err244);
                            }
                            errors++;
                          }
                        }
                        if (data81.key !== void 0 && func0.call(data81, "key")) {
                          let data83 = data81.key;
                          if (typeof data83 === "string") {
                            if (func55(data83) > 253) {
                              const err245 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err245];
                              } else {
                                vErrors.push(err245);
                              }
                              errors++;
                            }
                            if (!pattern15.test(data83)) {
                              const err246 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err246];
                              } else {
                                vErrors.push(err246);
                              }
                              errors++;
                            }
                          } else {
                            const err247 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err247];
                            } else {
                              vErrors.push(err247);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err248 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err248];
                        } else {
                          vErrors.push(err248);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err249 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/apiKey", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err249];
                    } else {
                      vErrors.push(err249);
                    }
                    errors++;
                  }
                }
                if (data78.bearer !== void 0 && func0.call(data78, "bearer")) {
                  let data84 = data78.bearer;
                  if (data84 && typeof data84 == "object" && !Array.isArray(data84)) {
                    for (const key19 of Object.keys(data84)) {
                      if (!(key19 === "secretRef")) {
                        const err250 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key19 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err250];
                        } else {
                          vErrors.push(err250);
                        }
                        errors++;
                      }
                    }
                    if (data84.secretRef !== void 0 && func0.call(data84, "secretRef")) {
                      let data85 = data84.secretRef;
                      if (data85 && typeof data85 == "object" && !Array.isArray(data85)) {
                        if (data85.name === void 0 || !func0.call(data85, "name")) {
                          const err251 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err251];
                          } else {
                            vErrors.push(err251);
                          }
                          errors++;
                        }
                        if (data85.key === void 0 || !func0.call(data85, "key")) {
                          const err252 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err252];
                          } else {
                            vErrors.push(err252);
                          }
                          errors++;
                        }
                        for (const key20 of Object.keys(data85)) {
                          if (!(key20 === "name" || key20 === "key")) {
                            const err253 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key20 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err253];
                            } else {
                              vErrors.push(err253);
                            }
                            errors++;
                          }
                        }
                        if (data85.name !== void 0 && func0.call(data85, "name")) {
                          let data86 = data85.name;
                          if (typeof data86 === "string") {
                            if (func55(data86) > 253) {
                              const err254 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err254];
                              } else {
                                vErrors.push(err254);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data86)) {
                              const err255 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err255];
                              } else {
                                vErrors.push(err255);
                              }
                              errors++;
                            }
                          } else {
                            const err256 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err256];
                            } else {
                              vErrors.push(err256);
                            }
                            errors++;
                          }
                        }
                        if (data85.key !== void 0 && func0.call(data85, "key")) {
                          let data87 = data85.key;
                          if (typeof data87 === "string") {
                            if (func55(data87) > 253) {
                              const err257 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err257];
                              } else {
                                vErrors.push(err257);
                              }
                              errors++;
                            }
                            if (!pattern15.test(data87)) {
                              const err258 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err258];
                              } else {
                                vErrors.push(err258);
                              }
                              errors++;
                            }
                          } else {
                            const err259 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err259];
                            } else {
                              vErrors.push(err259);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err260 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err260];
                        } else {
                          vErrors.push(err260);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err261 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/bearer", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err261];
                    } else {
                      vErrors.push(err261);
                    }
                    errors++;
                  }
                }
                if (data78.sigv4 !== void 0 && func0.call(data78, "sigv4")) {
                  let data88 = data78.sigv4;
                  if (data88 && typeof data88 == "object" && !Array.isArray(data88)) {
                    for (const key21 of Object.keys(data88)) {
                      if (!(key21 === "secretRef")) {
                        const err262 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key21 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err262];
                        } else {
                          vErrors.push(err262);
                        }
                        errors++;
                      }
                    }
                    if (data88.secretRef !== void 0 && func0.call(data88, "secretRef")) {
                      let data89 = data88.secretRef;
                      if (data89 && typeof data89 == "object" && !Array.isArray(data89)) {
                        if (data89.name === void 0 || !func0.call(data89, "name")) {
                          const err263 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err263];
                          } else {
                            vErrors.push(err263);
                          }
                          errors++;
                        }
                        if (data89.key === void 0 || !func0.call(data89, "key")) {
                          const err264 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err264];
                          } else {
                            vErrors.push(err264);
                          }
                          errors++;
                        }
                        for (const key22 of Object.keys(data89)) {
                          if (!(key22 === "name" || key22 === "key")) {
                            const err265 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key22 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err265];
                            } else {
                              vErrors.push(err265);
                            }
                            errors++;
                          }
                        }
                        if (data89.name !== void 0 && func0.call(data89, "name")) {
                          let data90 = data89.name;
                          if (typeof data90 === "string") {
                            if (func55(data90) > 253) {
                              const err266 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err266];
                              } else {
                                vErrors.push(err266);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data90)) {
                              const err267 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err267];
                              } else {
                                vErrors.push(err267);
                              }
                              errors++;
                            }
                          } else {
                            const err268 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err268];
                            } else {
                              vErrors.push(err268);
                            }
                            errors++;
                          }
                        }
                        if (data89.key !== void 0 && func0.call(data89, "key")) {
                          let data91 = data89.key;
                          if (typeof data91 === "string") {
                            if (func55(data91) > 253) {
                              const err269 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err269];
                              } else {
                                vErrors.push(err269);
                              }
                              errors++;
                            }
                            if (!pattern15.test(data91)) {
                              const err270 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err270];
                              } else {
                                vErrors.push(err270);
                              }
                              errors++;
                            }
                          } else {
                            const err271 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err271];
                            } else {
                              vErrors.push(err271);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err272 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err272];
                        } else {
                          vErrors.push(err272);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err273 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/sigv4", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err273];
                    } else {
                      vErrors.push(err273);
                    }
                    errors++;
                  }
                }
                if (data78.gcp !== void 0 && func0.call(data78, "gcp")) {
                  let data92 = data78.gcp;
                  if (data92 && typeof data92 == "object" && !Array.isArray(data92)) {
                    for (const key23 of Object.keys(data92)) {
                      if (!(key23 === "secretRef")) {
                        const err274 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err274];
                        } else {
                          vErrors.push(err274);
                        }
                        errors++;
                      }
                    }
                    if (data92.secretRef !== void 0 && func0.call(data92, "secretRef")) {
                      let data93 = data92.secretRef;
                      if (data93 && typeof data93 == "object" && !Array.isArray(data93)) {
                        if (data93.name === void 0 || !func0.call(data93, "name")) {
                          const err275 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err275];
                          } else {
                            vErrors.push(err275);
                          }
                          errors++;
                        }
                        if (data93.key === void 0 || !func0.call(data93, "key")) {
                          const err276 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err276];
                          } else {
                            vErrors.push(err276);
                          }
                          errors++;
                        }
                        for (const key24 of Object.keys(data93)) {
                          if (!(key24 === "name" || key24 === "key")) {
                            const err277 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key24 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err277];
                            } else {
                              vErrors.push(err277);
                            }
                            errors++;
                          }
                        }
                        if (data93.name !== void 0 && func0.call(data93, "name")) {
                          let data94 = data93.name;
                          if (typeof data94 === "string") {
                            if (func55(data94) > 253) {
                              const err278 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err278];
                              } else {
                                vErrors.push(err278);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data94)) {
                              const err279 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err279];
                              } else {
                                vErrors.push(err279);
                              }
                              errors++;
                            }
                          } else {
                            const err280 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err280];
                            } else {
                              vErrors.push(err280);
                            }
                            errors++;
                          }
                        }
                        if (data93.key !== void 0 && func0.call(data93, "key")) {
                          let data95 = data93.key;
                          if (typeof data95 === "string") {
                            if (func55(data95) > 253) {
                              const err281 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err281];
                              } else {
                                vErrors.push(err281);
                              }
                              errors++;
                            }
                            if (!pattern15.test(data95)) {
                              const err282 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err282];
                              } else {
                                vErrors.push(err282);
                              }
                              errors++;
                            }
                          } else {
                            const err283 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err283];
                            } else {
                              vErrors.push(err283);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err284 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err284];
                        } else {
                          vErrors.push(err284);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err285 = { instancePath: instancePath + "/spec/credentials/" + i31 + "/gcp", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err285];
                    } else {
                      vErrors.push(err285);
                    }
                    errors++;
                  }
                }
              } else {
                const err286 = { instancePath: instancePath + "/spec/credentials/" + i31, schemaPath: "#/properties/spec/properties/credentials/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err286];
                } else {
                  vErrors.push(err286);
                }
                errors++;
              }
            }
          } else {
            const err287 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err287];
            } else {
              vErrors.push(err287);
            }
            errors++;
          }
        }
        if (data9.recording !== void 0 && func0.call(data9, "recording")) {
          let data96 = data9.recording;
          if (data96 && typeof data96 == "object" && !Array.isArray(data96)) {
            if (data96.level === void 0) {
              data96.level = "Metadata";
            }
            if (data96.onFailure === void 0) {
              data96.onFailure = "Block";
            }
            for (const key25 of Object.keys(data96)) {
              if (!(key25 === "level" || key25 === "onFailure")) {
                const err288 = { instancePath: instancePath + "/spec/recording", schemaPath: "#/properties/spec/properties/recording/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key25 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err288];
                } else {
                  vErrors.push(err288);
                }
                errors++;
              }
            }
            let data97 = data96.level;
            if (typeof data97 !== "string") {
              const err289 = { instancePath: instancePath + "/spec/recording/level", schemaPath: "#/properties/spec/properties/recording/properties/level/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err289];
              } else {
                vErrors.push(err289);
              }
              errors++;
            }
            if (!(data97 === "Metadata" || data97 === "Masked" || data97 === "Off")) {
              const err290 = { instancePath: instancePath + "/spec/recording/level", schemaPath: "#/properties/spec/properties/recording/properties/level/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.recording.properties.level.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err290];
              } else {
                vErrors.push(err290);
              }
              errors++;
            }
            let data98 = data96.onFailure;
            if (typeof data98 !== "string") {
              const err291 = { instancePath: instancePath + "/spec/recording/onFailure", schemaPath: "#/properties/spec/properties/recording/properties/onFailure/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err291];
              } else {
                vErrors.push(err291);
              }
              errors++;
            }
            if (!(data98 === "Block" || data98 === "Continue")) {
              const err292 = { instancePath: instancePath + "/spec/recording/onFailure", schemaPath: "#/properties/spec/properties/recording/properties/onFailure/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.recording.properties.onFailure.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err292];
              } else {
                vErrors.push(err292);
              }
              errors++;
            }
          } else {
            const err293 = { instancePath: instancePath + "/spec/recording", schemaPath: "#/properties/spec/properties/recording/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err293];
            } else {
              vErrors.push(err293);
            }
            errors++;
          }
        }
      } else {
        const err294 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err294];
        } else {
          vErrors.push(err294);
        }
        errors++;
      }
    }
    if (data.status !== void 0 && func0.call(data, "status")) {
      let data99 = data.status;
      if (!(data99 && typeof data99 == "object" && !Array.isArray(data99))) {
        const err295 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err295];
        } else {
          vErrors.push(err295);
        }
        errors++;
      }
    }
  } else {
    const err296 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err296];
    } else {
      vErrors.push(err296);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validatePolicy
};
