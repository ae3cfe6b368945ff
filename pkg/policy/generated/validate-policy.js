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
var schema11 = { "type": "object", "title": "PolicyDocument", "required": ["apiVersion", "kind", "metadata", "spec"], "additionalProperties": false, "properties": { "apiVersion": { "type": "string", "const": "domicile.dev/v1alpha1" }, "kind": { "type": "string", "enum": ["ResidencyPolicy", "ClusterResidencyPolicy"] }, "metadata": { "type": "object", "title": "PolicyMetadata", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "namespace": { "type": "string", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "labels": { "type": "object", "additionalProperties": { "type": "string" } }, "annotations": { "type": "object", "additionalProperties": { "type": "string" } }, "creationTimestamp": {}, "finalizers": {}, "generation": {}, "managedFields": {}, "ownerReferences": {}, "resourceVersion": {}, "uid": {} } }, "spec": { "type": "object", "title": "ResidencyPolicySpec", "description": "What the policy demands. Several policies are never merged; each decides alone, and any denial denies.", "required": ["residency"], "properties": { "mode": { "type": "string", "description": "`Enforce` refuses and masks. `Audit` lets traffic pass untouched; it is decided, recorded and metered.", "enum": ["Enforce", "Audit"], "default": "Enforce" }, "residency": { "type": "object", "title": "ResidencySpec", "description": "Where requests may be processed. A place that is not known is not allowed.", "required": ["allow"], "properties": { "allow": { "type": "array", "description": "The places allowed - zones (`EU`), ISO 3166-1 alpha-2 countries (`CH`) or cloud regions (`aws/eu-central-1`).", "minItems": 1, "maxItems": 256, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "covers": { "type": "array", "description": "What is judged against `allow`. A request that asks the provider to keep state has its storage judged in any case.", "minItems": 1, "maxItems": 4, "items": { "type": "string", "enum": ["Processing", "SecondHops", "Storage", "Telemetry"] }, "default": ["Processing", "SecondHops"], "uniqueItems": true }, "unknown": { "type": "string", "description": "What happens where a place cannot be known. `RequireApproval` denies until approvals exist.", "enum": ["Deny", "RequireApproval"], "default": "Deny" }, "secondHops": { "type": "string", "description": "What happens to further places that a request makes the provider talk to (MCP servers, web search, files). `Allow` lets pass only those that are known to lie in `allow`.", "enum": ["Allow", "Deny"], "default": "Deny" }, "require": { "type": "object", "title": "ResidencyRequirement", "description": "How well a place must be known. Weaker or older statements count as unknown.", "minProperties": 1, "properties": { "confidence": { "type": "string", "description": "The weakest confidence accepted, from `Attested` (strongest) to `Inferred`.", "enum": ["Attested", "Contractual", "Documented", "Declared", "Inferred"] }, "maxAge": { "type": "string", "description": "The oldest statement accepted, in days, for example `365d`.", "maxLength": 6, "pattern": "^[1-9][0-9]{0,4}d$" } }, "additionalProperties": false } }, "additionalProperties": false }, "egress": { "type": "array", "description": "Which providers and hosts may be reached. Absent - decided by residency alone. Present - the first match wins and what matches nothing is denied. `Allow` never widens residency.", "minItems": 1, "maxItems": 128, "items": { "type": "object", "title": "EgressRuleSpec", "required": ["name", "action"], "properties": { "name": { "type": "string", "description": "What messages, records and metrics call the rule.", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "provider": { "type": "string", "description": "A provider of the catalog, for example `anthropic`.", "minLength": 1, "maxLength": 63 }, "hosts": { "type": "array", "description": "Host names. A leading `*.` matches every subdomain, not the domain itself.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 253, "pattern": "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, "uniqueItems": true }, "location": { "type": "array", "description": "Where these hosts process, as you declare it. Without it their place is unknown.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "action": { "type": "string", "description": "What happens to a request that matches. `RequireApproval` denies until approvals exist.", "enum": ["Allow", "Deny", "RequireApproval"] } }, "additionalProperties": false } }, "exceptions": { "type": "array", "description": "Dated permissions to leave `residency.allow`. Each use is recorded and metered.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "ExceptionSpec", "required": ["match", "allow", "reason", "notAfter"], "properties": { "match": { "type": "object", "title": "ExceptionMatch", "description": "Which requests the exception is for.", "properties": { "provider": { "type": "string", "description": "A provider of the catalog, for example `mistral`.", "minLength": 1, "maxLength": 63 }, "hosts": { "type": "array", "description": "Host names. A leading `*.` matches every subdomain, not the domain itself.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 253, "pattern": "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, "uniqueItems": true }, "models": { "type": "array", "description": "Model names, `*` for any characters. Absent - every model.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 128, "pattern": "^[A-Za-z0-9*._:/@-]+$" }, "uniqueItems": true } }, "additionalProperties": false }, "allow": { "type": "array", "description": "The places allowed in addition.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "reason": { "type": "string", "description": "Why, for whoever reads the record.", "minLength": 1, "maxLength": 1024 }, "ticket": { "type": "string", "description": "Where it was agreed, for example `SEC-12`.", "minLength": 1, "maxLength": 253 }, "notAfter": { "type": "string", "format": "date-time", "description": "From this moment on the exception no longer applies, for example `2027-01-31T00:00:00Z`.", "maxLength": 35, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$" } }, "additionalProperties": false } }, "dataClasses": { "type": "array", "description": "Requests that carry certain data may go to fewer places. A data class may only tighten.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "DataClassSpec", "required": ["name", "when", "allow"], "properties": { "name": { "type": "string", "description": "What messages, records and metrics call the class.", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "when": { "type": "object", "title": "DataClassCondition", "description": "Which requests are in the class.", "required": ["findings"], "properties": { "findings": { "type": "array", "description": "Any one of these entities puts a request into the class. `Unscanned` stands for what could not be inspected.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 63 }, "uniqueItems": true } }, "additionalProperties": false }, "allow": { "type": "array", "description": "The places allowed for the class, all of them within `residency.allow`.", "minItems": 1, "maxItems": 256, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true } }, "additionalProperties": false } }, "masking": { "type": "object", "title": "MaskingSpec", "description": "What is masked before a request leaves, and restored in its answer.", "properties": { "uninspectable": { "type": "string", "description": "What happens to images, documents and opaque files, which cannot be searched. `Deny` where there are rules, else `Allow`.", "enum": ["Deny", "Allow"] }, "placeholderInTool": { "type": "string", "description": "What happens when the model writes an irreversible mask such as `[EMAIL_ADDRESS]` into the input of a tool.", "enum": ["Deny", "Allow"], "default": "Deny" }, "allow": { "type": "object", "title": "MaskingAllow", "description": "What is never masked.", "required": ["values"], "properties": { "values": { "type": "array", "description": "Exact values that the rules of this policy never mask.", "minItems": 1, "maxItems": 1024, "items": { "type": "string", "minLength": 1, "maxLength": 512 }, "uniqueItems": true } }, "additionalProperties": false }, "rules": { "type": "array", "description": "What is masked, and how. Where masks overlap, Redact beats Hash beats Pseudonym beats Partial.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "MaskRuleSpec", "required": ["strategy"], "properties": { "entities": { "type": "array", "description": "Names of built-in detectors, for example `EmailAddress`.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 63 }, "uniqueItems": true }, "name": { "type": "string", "description": "What findings of the pattern are called.", "maxLength": 63, "pattern": "^[A-Z][A-Za-z0-9]*$" }, "pattern": { "type": "string", "description": "A regular expression in RE2 syntax. The group `value`, else the whole match, is what is masked.", "minLength": 1, "maxLength": 1024 }, "strategy": { "type": "string", "description": "`Pseudonym` is restored in the answer. `Partial` keeps the last characters. `Hash` and `Redact` are never restored.", "enum": ["Redact", "Pseudonym", "Partial", "Hash"] }, "keepLast": { "type": "integer", "format": "int32", "description": "For `Partial`, how many characters at the end stay; 4 where it is absent.", "minimum": 1, "maximum": 32 }, "direction": { "type": "string", "description": "Whether requests, answers or both are masked.", "enum": ["Request", "Response", "Both"], "default": "Request" } }, "additionalProperties": false } } }, "additionalProperties": false }, "credentials": { "type": "array", "description": "The credentials that only the sidecar sees and puts into requests. Without `secretRef` they come from the environment.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "CredentialSpec", "required": ["provider"], "properties": { "provider": { "type": "string", "description": "A provider of the catalog, for example `anthropic`.", "minLength": 1, "maxLength": 63 }, "apiKey": { "type": "object", "title": "CredentialSource", "description": "The provider's API key.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "bearer": { "type": "object", "title": "CredentialSource", "description": "A bearer token.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "sigv4": { "type": "object", "title": "CredentialSource", "description": "AWS credentials, with which requests are signed.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "gcp": { "type": "object", "title": "CredentialSource", "description": "A Google service account.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false } }, "additionalProperties": false } }, "recording": { "type": "object", "title": "RecordingSpec", "description": "What is recorded of each exchange. Where several policies speak, the strictest holds.", "properties": { "level": { "type": "string", "description": "`Masked` records requests and answers with every finding masked, `Metadata` only what went where.", "enum": ["Metadata", "Masked", "Off"], "default": "Metadata" }, "onFailure": { "type": "string", "description": "What happens to a request that cannot be recorded.", "enum": ["Block", "Continue"], "default": "Block" } }, "additionalProperties": false } }, "additionalProperties": false }, "status": { "type": "object" } } };
var func0 = Object.prototype.hasOwnProperty;
var func55 = require_ucs2length().default;
var pattern0 = new RegExp("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "u");
var pattern1 = new RegExp("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
var pattern2 = new RegExp("^[1-9][0-9]{0,4}d$", "u");
var pattern4 = new RegExp("^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9*._:/@-]+$", "u");
var pattern7 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$", "u");
var pattern9 = new RegExp("^[A-Z][A-Za-z0-9]*$", "u");
var pattern11 = new RegExp("^[A-Za-z0-9._-]+$", "u");
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
              if (!(key5 === "allow" || key5 === "covers" || key5 === "unknown" || key5 === "secondHops" || key5 === "require")) {
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
            if (!(data17 === "Allow" || data17 === "Deny")) {
              const err44 = { instancePath: instancePath + "/spec/residency/secondHops", schemaPath: "#/properties/spec/properties/residency/properties/secondHops/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.secondHops.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
            if (data11.require !== void 0 && func0.call(data11, "require")) {
              let data18 = data11.require;
              if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                if (Object.keys(data18).length < 1) {
                  const err45 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
                for (const key6 of Object.keys(data18)) {
                  if (!(key6 === "confidence" || key6 === "maxAge")) {
                    const err46 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err46];
                    } else {
                      vErrors.push(err46);
                    }
                    errors++;
                  }
                }
                if (data18.confidence !== void 0 && func0.call(data18, "confidence")) {
                  let data19 = data18.confidence;
                  if (typeof data19 !== "string") {
                    const err47 = { instancePath: instancePath + "/spec/residency/require/confidence", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/confidence/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err47];
                    } else {
                      vErrors.push(err47);
                    }
                    errors++;
                  }
                  if (!(data19 === "Attested" || data19 === "Contractual" || data19 === "Documented" || data19 === "Declared" || data19 === "Inferred")) {
                    const err48 = { instancePath: instancePath + "/spec/residency/require/confidence", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/confidence/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.require.properties.confidence.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err48];
                    } else {
                      vErrors.push(err48);
                    }
                    errors++;
                  }
                }
                if (data18.maxAge !== void 0 && func0.call(data18, "maxAge")) {
                  let data20 = data18.maxAge;
                  if (typeof data20 === "string") {
                    if (func55(data20) > 6) {
                      const err49 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/maxLength", keyword: "maxLength", params: { limit: 6 }, message: "must NOT have more than 6 characters" };
                      if (vErrors === null) {
                        vErrors = [err49];
                      } else {
                        vErrors.push(err49);
                      }
                      errors++;
                    }
                    if (!pattern2.test(data20)) {
                      const err50 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,4}d$" }, message: 'must match pattern "^[1-9][0-9]{0,4}d$"' };
                      if (vErrors === null) {
                        vErrors = [err50];
                      } else {
                        vErrors.push(err50);
                      }
                      errors++;
                    }
                  } else {
                    const err51 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err51];
                    } else {
                      vErrors.push(err51);
                    }
                    errors++;
                  }
                }
              } else {
                const err52 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
          } else {
            const err53 = { instancePath: instancePath + "/spec/residency", schemaPath: "#/properties/spec/properties/residency/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err53];
            } else {
              vErrors.push(err53);
            }
            errors++;
          }
        }
        if (data9.egress !== void 0 && func0.call(data9, "egress")) {
          let data21 = data9.egress;
          if (Array.isArray(data21)) {
            if (data21.length > 128) {
              const err54 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/maxItems", keyword: "maxItems", params: { limit: 128 }, message: "must NOT have more than 128 items" };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (data21.length < 1) {
              const err55 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err55];
              } else {
                vErrors.push(err55);
              }
              errors++;
            }
            const len2 = data21.length;
            for (let i4 = 0; i4 < len2; i4++) {
              let data22 = data21[i4];
              if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
                if (data22.name === void 0 || !func0.call(data22, "name")) {
                  const err56 = { instancePath: instancePath + "/spec/egress/" + i4, schemaPath: "#/properties/spec/properties/egress/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
                if (data22.action === void 0 || !func0.call(data22, "action")) {
                  const err57 = { instancePath: instancePath + "/spec/egress/" + i4, schemaPath: "#/properties/spec/properties/egress/items/required", keyword: "required", params: { missingProperty: "action" }, message: "must have required property 'action'" };
                  if (vErrors === null) {
                    vErrors = [err57];
                  } else {
                    vErrors.push(err57);
                  }
                  errors++;
                }
                for (const key7 of Object.keys(data22)) {
                  if (!(key7 === "name" || key7 === "provider" || key7 === "hosts" || key7 === "location" || key7 === "action")) {
                    const err58 = { instancePath: instancePath + "/spec/egress/" + i4, schemaPath: "#/properties/spec/properties/egress/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err58];
                    } else {
                      vErrors.push(err58);
                    }
                    errors++;
                  }
                }
                if (data22.name !== void 0 && func0.call(data22, "name")) {
                  let data23 = data22.name;
                  if (typeof data23 === "string") {
                    if (func55(data23) > 63) {
                      const err59 = { instancePath: instancePath + "/spec/egress/" + i4 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err59];
                      } else {
                        vErrors.push(err59);
                      }
                      errors++;
                    }
                    if (!pattern1.test(data23)) {
                      const err60 = { instancePath: instancePath + "/spec/egress/" + i4 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
                      if (vErrors === null) {
                        vErrors = [err60];
                      } else {
                        vErrors.push(err60);
                      }
                      errors++;
                    }
                  } else {
                    const err61 = { instancePath: instancePath + "/spec/egress/" + i4 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err61];
                    } else {
                      vErrors.push(err61);
                    }
                    errors++;
                  }
                }
                if (data22.provider !== void 0 && func0.call(data22, "provider")) {
                  let data24 = data22.provider;
                  if (typeof data24 === "string") {
                    if (func55(data24) > 63) {
                      const err62 = { instancePath: instancePath + "/spec/egress/" + i4 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err62];
                      } else {
                        vErrors.push(err62);
                      }
                      errors++;
                    }
                    if (func55(data24) < 1) {
                      const err63 = { instancePath: instancePath + "/spec/egress/" + i4 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err63];
                      } else {
                        vErrors.push(err63);
                      }
                      errors++;
                    }
                  } else {
                    const err64 = { instancePath: instancePath + "/spec/egress/" + i4 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err64];
                    } else {
                      vErrors.push(err64);
                    }
                    errors++;
                  }
                }
                if (data22.hosts !== void 0 && func0.call(data22, "hosts")) {
                  let data25 = data22.hosts;
                  if (Array.isArray(data25)) {
                    if (data25.length > 64) {
                      const err65 = { instancePath: instancePath + "/spec/egress/" + i4 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err65];
                      } else {
                        vErrors.push(err65);
                      }
                      errors++;
                    }
                    if (data25.length < 1) {
                      const err66 = { instancePath: instancePath + "/spec/egress/" + i4 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err66];
                      } else {
                        vErrors.push(err66);
                      }
                      errors++;
                    }
                    const len3 = data25.length;
                    for (let i5 = 0; i5 < len3; i5++) {
                      let data26 = data25[i5];
                      if (typeof data26 === "string") {
                        if (func55(data26) > 253) {
                          const err67 = { instancePath: instancePath + "/spec/egress/" + i4 + "/hosts/" + i5, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                          if (vErrors === null) {
                            vErrors = [err67];
                          } else {
                            vErrors.push(err67);
                          }
                          errors++;
                        }
                        if (!pattern4.test(data26)) {
                          const err68 = { instancePath: instancePath + "/spec/egress/" + i4 + "/hosts/" + i5, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, message: 'must match pattern "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"' };
                          if (vErrors === null) {
                            vErrors = [err68];
                          } else {
                            vErrors.push(err68);
                          }
                          errors++;
                        }
                      } else {
                        const err69 = { instancePath: instancePath + "/spec/egress/" + i4 + "/hosts/" + i5, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err69];
                        } else {
                          vErrors.push(err69);
                        }
                        errors++;
                      }
                    }
                    let i6 = data25.length;
                    let j2;
                    if (i6 > 1) {
                      const indices2 = {};
                      for (; i6--; ) {
                        let item2 = data25[i6];
                        if (typeof item2 !== "string") {
                          continue;
                        }
                        if (typeof indices2[item2] == "number") {
                          j2 = indices2[item2];
                          const err70 = { instancePath: instancePath + "/spec/egress/" + i4 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/uniqueItems", keyword: "uniqueItems", params: { i: i6, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i6 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err70];
                          } else {
                            vErrors.push(err70);
                          }
                          errors++;
                          break;
                        }
                        indices2[item2] = i6;
                      }
                    }
                  } else {
                    const err71 = { instancePath: instancePath + "/spec/egress/" + i4 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err71];
                    } else {
                      vErrors.push(err71);
                    }
                    errors++;
                  }
                }
                if (data22.location !== void 0 && func0.call(data22, "location")) {
                  let data27 = data22.location;
                  if (Array.isArray(data27)) {
                    if (data27.length > 64) {
                      const err72 = { instancePath: instancePath + "/spec/egress/" + i4 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err72];
                      } else {
                        vErrors.push(err72);
                      }
                      errors++;
                    }
                    if (data27.length < 1) {
                      const err73 = { instancePath: instancePath + "/spec/egress/" + i4 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err73];
                      } else {
                        vErrors.push(err73);
                      }
                      errors++;
                    }
                    const len4 = data27.length;
                    for (let i7 = 0; i7 < len4; i7++) {
                      let data28 = data27[i7];
                      if (typeof data28 === "string") {
                        if (func55(data28) > 64) {
                          const err74 = { instancePath: instancePath + "/spec/egress/" + i4 + "/location/" + i7, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err74];
                          } else {
                            vErrors.push(err74);
                          }
                          errors++;
                        }
                        if (func55(data28) < 1) {
                          const err75 = { instancePath: instancePath + "/spec/egress/" + i4 + "/location/" + i7, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err75];
                          } else {
                            vErrors.push(err75);
                          }
                          errors++;
                        }
                      } else {
                        const err76 = { instancePath: instancePath + "/spec/egress/" + i4 + "/location/" + i7, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err76];
                        } else {
                          vErrors.push(err76);
                        }
                        errors++;
                      }
                    }
                    let i8 = data27.length;
                    let j3;
                    if (i8 > 1) {
                      const indices3 = {};
                      for (; i8--; ) {
                        let item3 = data27[i8];
                        if (typeof item3 !== "string") {
                          continue;
                        }
                        if (typeof indices3[item3] == "number") {
                          j3 = indices3[item3];
                          const err77 = { instancePath: instancePath + "/spec/egress/" + i4 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i8 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err77];
                          } else {
                            vErrors.push(err77);
                          }
                          errors++;
                          break;
                        }
                        indices3[item3] = i8;
                      }
                    }
                  } else {
                    const err78 = { instancePath: instancePath + "/spec/egress/" + i4 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err78];
                    } else {
                      vErrors.push(err78);
                    }
                    errors++;
                  }
                }
                if (data22.action !== void 0 && func0.call(data22, "action")) {
                  let data29 = data22.action;
                  if (typeof data29 !== "string") {
                    const err79 = { instancePath: instancePath + "/spec/egress/" + i4 + "/action", schemaPath: "#/properties/spec/properties/egress/items/properties/action/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err79];
                    } else {
                      vErrors.push(err79);
                    }
                    errors++;
                  }
                  if (!(data29 === "Allow" || data29 === "Deny" || data29 === "RequireApproval")) {
                    const err80 = { instancePath: instancePath + "/spec/egress/" + i4 + "/action", schemaPath: "#/properties/spec/properties/egress/items/properties/action/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.egress.items.properties.action.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err80];
                    } else {
                      vErrors.push(err80);
                    }
                    errors++;
                  }
                }
              } else {
                const err81 = { instancePath: instancePath + "/spec/egress/" + i4, schemaPath: "#/properties/spec/properties/egress/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err81];
                } else {
                  vErrors.push(err81);
                }
                errors++;
              }
            }
          } else {
            const err82 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err82];
            } else {
              vErrors.push(err82);
            }
            errors++;
          }
        }
        if (data9.exceptions !== void 0 && func0.call(data9, "exceptions")) {
          let data30 = data9.exceptions;
          if (Array.isArray(data30)) {
            if (data30.length > 64) {
              const err83 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
              if (vErrors === null) {
                vErrors = [err83];
              } else {
                vErrors.push(err83);
              }
              errors++;
            }
            if (data30.length < 1) {
              const err84 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err84];
              } else {
                vErrors.push(err84);
              }
              errors++;
            }
            const len5 = data30.length;
            for (let i9 = 0; i9 < len5; i9++) {
              let data31 = data30[i9];
              if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
                if (data31.match === void 0 || !func0.call(data31, "match")) {
                  const err85 = { instancePath: instancePath + "/spec/exceptions/" + i9, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "match" }, message: "must have required property 'match'" };
                  if (vErrors === null) {
                    vErrors = [err85];
                  } else {
                    vErrors.push(err85);
                  }
                  errors++;
                }
                if (data31.allow === void 0 || !func0.call(data31, "allow")) {
                  const err86 = { instancePath: instancePath + "/spec/exceptions/" + i9, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
                  if (vErrors === null) {
                    vErrors = [err86];
                  } else {
                    vErrors.push(err86);
                  }
                  errors++;
                }
                if (data31.reason === void 0 || !func0.call(data31, "reason")) {
                  const err87 = { instancePath: instancePath + "/spec/exceptions/" + i9, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
                  if (vErrors === null) {
                    vErrors = [err87];
                  } else {
                    vErrors.push(err87);
                  }
                  errors++;
                }
                if (data31.notAfter === void 0 || !func0.call(data31, "notAfter")) {
                  const err88 = { instancePath: instancePath + "/spec/exceptions/" + i9, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "notAfter" }, message: "must have required property 'notAfter'" };
                  if (vErrors === null) {
                    vErrors = [err88];
                  } else {
                    vErrors.push(err88);
                  }
                  errors++;
                }
                for (const key8 of Object.keys(data31)) {
                  if (!(key8 === "match" || key8 === "allow" || key8 === "reason" || key8 === "ticket" || key8 === "notAfter")) {
                    const err89 = { instancePath: instancePath + "/spec/exceptions/" + i9, schemaPath: "#/properties/spec/properties/exceptions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err89];
                    } else {
                      vErrors.push(err89);
                    }
                    errors++;
                  }
                }
                if (data31.match !== void 0 && func0.call(data31, "match")) {
                  let data32 = data31.match;
                  if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
                    for (const key9 of Object.keys(data32)) {
                      if (!(key9 === "provider" || key9 === "hosts" || key9 === "models")) {
                        const err90 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err90];
                        } else {
                          vErrors.push(err90);
                        }
                        errors++;
                      }
                    }
                    if (data32.provider !== void 0 && func0.call(data32, "provider")) {
                      let data33 = data32.provider;
                      if (typeof data33 === "string") {
                        if (func55(data33) > 63) {
                          const err91 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err91];
                          } else {
                            vErrors.push(err91);
                          }
                          errors++;
                        }
                        if (func55(data33) < 1) {
                          const err92 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err92];
                          } else {
                            vErrors.push(err92);
                          }
                          errors++;
                        }
                      } else {
                        const err93 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err93];
                        } else {
                          vErrors.push(err93);
                        }
                        errors++;
                      }
                    }
                    if (data32.hosts !== void 0 && func0.call(data32, "hosts")) {
                      let data34 = data32.hosts;
                      if (Array.isArray(data34)) {
                        if (data34.length > 64) {
                          const err94 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err94];
                          } else {
                            vErrors.push(err94);
                          }
                          errors++;
                        }
                        if (data34.length < 1) {
                          const err95 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err95];
                          } else {
                            vErrors.push(err95);
                          }
                          errors++;
                        }
                        const len6 = data34.length;
                        for (let i10 = 0; i10 < len6; i10++) {
                          let data35 = data34[i10];
                          if (typeof data35 === "string") {
                            if (func55(data35) > 253) {
                              const err96 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/hosts/" + i10, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err96];
                              } else {
                                vErrors.push(err96);
                              }
                              errors++;
                            }
                            if (!pattern4.test(data35)) {
                              const err97 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/hosts/" + i10, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, message: 'must match pattern "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"' };
                              if (vErrors === null) {
                                vErrors = [err97];
                              } else {
                                vErrors.push(err97);
                              }
                              errors++;
                            }
                          } else {
                            const err98 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/hosts/" + i10, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err98];
                            } else {
                              vErrors.push(err98);
                            }
                            errors++;
                          }
                        }
                        let i11 = data34.length;
                        let j4;
                        if (i11 > 1) {
                          const indices4 = {};
                          for (; i11--; ) {
                            let item4 = data34[i11];
                            if (typeof item4 !== "string") {
                              continue;
                            }
                            if (typeof indices4[item4] == "number") {
                              j4 = indices4[item4];
                              const err99 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/uniqueItems", keyword: "uniqueItems", params: { i: i11, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i11 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err99];
                              } else {
                                vErrors.push(err99);
                              }
                              errors++;
                              break;
                            }
                            indices4[item4] = i11;
                          }
                        }
                      } else {
                        const err100 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err100];
                        } else {
                          vErrors.push(err100);
                        }
                        errors++;
                      }
                    }
                    if (data32.models !== void 0 && func0.call(data32, "models")) {
                      let data36 = data32.models;
                      if (Array.isArray(data36)) {
                        if (data36.length > 64) {
                          const err101 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err101];
                          } else {
                            vErrors.push(err101);
                          }
                          errors++;
                        }
                        if (data36.length < 1) {
                          const err102 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err102];
                          } else {
                            vErrors.push(err102);
                          }
                          errors++;
                        }
                        const len7 = data36.length;
                        for (let i12 = 0; i12 < len7; i12++) {
                          let data37 = data36[i12];
                          if (typeof data37 === "string") {
                            if (func55(data37) > 128) {
                              const err103 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/models/" + i12, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                              if (vErrors === null) {
                                vErrors = [err103];
                              } else {
                                vErrors.push(err103);
                              }
                              errors++;
                            }
                            if (!pattern6.test(data37)) {
                              const err104 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/models/" + i12, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9*._:/@-]+$" }, message: 'must match pattern "^[A-Za-z0-9*._:/@-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err104];
                              } else {
                                vErrors.push(err104);
                              }
                              errors++;
                            }
                          } else {
                            const err105 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/models/" + i12, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err105];
                            } else {
                              vErrors.push(err105);
                            }
                            errors++;
                          }
                        }
                        let i13 = data36.length;
                        let j5;
                        if (i13 > 1) {
                          const indices5 = {};
                          for (; i13--; ) {
                            let item5 = data36[i13];
                            if (typeof item5 !== "string") {
                              continue;
                            }
                            if (typeof indices5[item5] == "number") {
                              j5 = indices5[item5];
                              const err106 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/uniqueItems", keyword: "uniqueItems", params: { i: i13, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i13 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err106];
                              } else {
                                vErrors.push(err106);
                              }
                              errors++;
                              break;
                            }
                            indices5[item5] = i13;
                          }
                        }
                      } else {
                        const err107 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err107];
                        } else {
                          vErrors.push(err107);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err108 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/match", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err108];
                    } else {
                      vErrors.push(err108);
                    }
                    errors++;
                  }
                }
                if (data31.allow !== void 0 && func0.call(data31, "allow")) {
                  let data38 = data31.allow;
                  if (Array.isArray(data38)) {
                    if (data38.length > 64) {
                      const err109 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err109];
                      } else {
                        vErrors.push(err109);
                      }
                      errors++;
                    }
                    if (data38.length < 1) {
                      const err110 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err110];
                      } else {
                        vErrors.push(err110);
                      }
                      errors++;
                    }
                    const len8 = data38.length;
                    for (let i14 = 0; i14 < len8; i14++) {
                      let data39 = data38[i14];
                      if (typeof data39 === "string") {
                        if (func55(data39) > 64) {
                          const err111 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/allow/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err111];
                          } else {
                            vErrors.push(err111);
                          }
                          errors++;
                        }
                        if (func55(data39) < 1) {
                          const err112 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/allow/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err112];
                          } else {
                            vErrors.push(err112);
                          }
                          errors++;
                        }
                      } else {
                        const err113 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/allow/" + i14, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err113];
                        } else {
                          vErrors.push(err113);
                        }
                        errors++;
                      }
                    }
                    let i15 = data38.length;
                    let j6;
                    if (i15 > 1) {
                      const indices6 = {};
                      for (; i15--; ) {
                        let item6 = data38[i15];
                        if (typeof item6 !== "string") {
                          continue;
                        }
                        if (typeof indices6[item6] == "number") {
                          j6 = indices6[item6];
                          const err114 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i15, j: j6 }, message: "must NOT have duplicate items (items ## " + j6 + " and " + i15 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err114];
                          } else {
                            vErrors.push(err114);
                          }
                          errors++;
                          break;
                        }
                        indices6[item6] = i15;
                      }
                    }
                  } else {
                    const err115 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err115];
                    } else {
                      vErrors.push(err115);
                    }
                    errors++;
                  }
                }
                if (data31.reason !== void 0 && func0.call(data31, "reason")) {
                  let data40 = data31.reason;
                  if (typeof data40 === "string") {
                    if (func55(data40) > 1024) {
                      const err116 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                      if (vErrors === null) {
                        vErrors = [err116];
                      } else {
                        vErrors.push(err116);
                      }
                      errors++;
                    }
                    if (func55(data40) < 1) {
                      const err117 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err117];
                      } else {
                        vErrors.push(err117);
                      }
                      errors++;
                    }
                  } else {
                    const err118 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err118];
                    } else {
                      vErrors.push(err118);
                    }
                    errors++;
                  }
                }
                if (data31.ticket !== void 0 && func0.call(data31, "ticket")) {
                  let data41 = data31.ticket;
                  if (typeof data41 === "string") {
                    if (func55(data41) > 253) {
                      const err119 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                      if (vErrors === null) {
                        vErrors = [err119];
                      } else {
                        vErrors.push(err119);
                      }
                      errors++;
                    }
                    if (func55(data41) < 1) {
                      const err120 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err120];
                      } else {
                        vErrors.push(err120);
                      }
                      errors++;
                    }
                  } else {
                    const err121 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err121];
                    } else {
                      vErrors.push(err121);
                    }
                    errors++;
                  }
                }
                if (data31.notAfter !== void 0 && func0.call(data31, "notAfter")) {
                  let data42 = data31.notAfter;
                  if (typeof data42 === "string") {
                    if (func55(data42) > 35) {
                      const err122 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/maxLength", keyword: "maxLength", params: { limit: 35 }, message: "must NOT have more than 35 characters" };
                      if (vErrors === null) {
                        vErrors = [err122];
                      } else {
                        vErrors.push(err122);
                      }
                      errors++;
                    }
                    if (!pattern7.test(data42)) {
                      const err123 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$"' };
                      if (vErrors === null) {
                        vErrors = [err123];
                      } else {
                        vErrors.push(err123);
                      }
                      errors++;
                    }
                    if (!formats0.validate(data42)) {
                      const err124 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
                      if (vErrors === null) {
                        vErrors = [err124];
                      } else {
                        vErrors.push(err124);
                      }
                      errors++;
                    }
                  } else {
                    const err125 = { instancePath: instancePath + "/spec/exceptions/" + i9 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err125];
                    } else {
                      vErrors.push(err125);
                    }
                    errors++;
                  }
                }
              } else {
                const err126 = { instancePath: instancePath + "/spec/exceptions/" + i9, schemaPath: "#/properties/spec/properties/exceptions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err126];
                } else {
                  vErrors.push(err126);
                }
                errors++;
              }
            }
          } else {
            const err127 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err127];
            } else {
              vErrors.push(err127);
            }
            errors++;
          }
        }
        if (data9.dataClasses !== void 0 && func0.call(data9, "dataClasses")) {
          let data43 = data9.dataClasses;
          if (Array.isArray(data43)) {
            if (data43.length > 32) {
              const err128 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
              if (vErrors === null) {
                vErrors = [err128];
              } else {
                vErrors.push(err128);
              }
              errors++;
            }
            if (data43.length < 1) {
              const err129 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err129];
              } else {
                vErrors.push(err129);
              }
              errors++;
            }
            const len9 = data43.length;
            for (let i16 = 0; i16 < len9; i16++) {
              let data44 = data43[i16];
              if (data44 && typeof data44 == "object" && !Array.isArray(data44)) {
                if (data44.name === void 0 || !func0.call(data44, "name")) {
                  const err130 = { instancePath: instancePath + "/spec/dataClasses/" + i16, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                  if (vErrors === null) {
                    vErrors = [err130];
                  } else {
                    vErrors.push(err130);
                  }
                  errors++;
                }
                if (data44.when === void 0 || !func0.call(data44, "when")) {
                  const err131 = { instancePath: instancePath + "/spec/dataClasses/" + i16, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "when" }, message: "must have required property 'when'" };
                  if (vErrors === null) {
                    vErrors = [err131];
                  } else {
                    vErrors.push(err131);
                  }
                  errors++;
                }
                if (data44.allow === void 0 || !func0.call(data44, "allow")) {
                  const err132 = { instancePath: instancePath + "/spec/dataClasses/" + i16, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
                  if (vErrors === null) {
                    vErrors = [err132];
                  } else {
                    vErrors.push(err132);
                  }
                  errors++;
                }
                for (const key10 of Object.keys(data44)) {
                  if (!(key10 === "name" || key10 === "when" || key10 === "allow")) {
                    const err133 = { instancePath: instancePath + "/spec/dataClasses/" + i16, schemaPath: "#/properties/spec/properties/dataClasses/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err133];
                    } else {
                      vErrors.push(err133);
                    }
                    errors++;
                  }
                }
                if (data44.name !== void 0 && func0.call(data44, "name")) {
                  let data45 = data44.name;
                  if (typeof data45 === "string") {
                    if (func55(data45) > 63) {
                      const err134 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err134];
                      } else {
                        vErrors.push(err134);
                      }
                      errors++;
                    }
                    if (!pattern1.test(data45)) {
                      const err135 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
                      if (vErrors === null) {
                        vErrors = [err135];
                      } else {
                        vErrors.push(err135);
                      }
                      errors++;
                    }
                  } else {
                    const err136 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err136];
                    } else {
                      vErrors.push(err136);
                    }
                    errors++;
                  }
                }
                if (data44.when !== void 0 && func0.call(data44, "when")) {
                  let data46 = data44.when;
                  if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
                    if (data46.findings === void 0 || !func0.call(data46, "findings")) {
                      const err137 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/required", keyword: "required", params: { missingProperty: "findings" }, message: "must have required property 'findings'" };
                      if (vErrors === null) {
                        vErrors = [err137];
                      } else {
                        vErrors.push(err137);
                      }
                      errors++;
                    }
                    for (const key11 of Object.keys(data46)) {
                      if (!(key11 === "findings")) {
                        const err138 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err138];
                        } else {
                          vErrors.push(err138);
                        }
                        errors++;
                      }
                    }
                    if (data46.findings !== void 0 && func0.call(data46, "findings")) {
                      let data47 = data46.findings;
                      if (Array.isArray(data47)) {
                        if (data47.length > 64) {
                          const err139 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err139];
                          } else {
                            vErrors.push(err139);
                          }
                          errors++;
                        }
                        if (data47.length < 1) {
                          const err140 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err140];
                          } else {
                            vErrors.push(err140);
                          }
                          errors++;
                        }
                        const len10 = data47.length;
                        for (let i17 = 0; i17 < len10; i17++) {
                          let data48 = data47[i17];
                          if (typeof data48 === "string") {
                            if (func55(data48) > 63) {
                              const err141 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when/findings/" + i17, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err141];
                              } else {
                                vErrors.push(err141);
                              }
                              errors++;
                            }
                            if (func55(data48) < 1) {
                              const err142 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when/findings/" + i17, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err142];
                              } else {
                                vErrors.push(err142);
                              }
                              errors++;
                            }
                          } else {
                            const err143 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when/findings/" + i17, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err143];
                            } else {
                              vErrors.push(err143);
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
                              const err144 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/uniqueItems", keyword: "uniqueItems", params: { i: i18, j: j7 }, message: "must NOT have duplicate items (items ## " + j7 + " and " + i18 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err144];
                              } else {
                                vErrors.push(err144);
                              }
                              errors++;
                              break;
                            }
                            indices7[item7] = i18;
                          }
                        }
                      } else {
                        const err145 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err145];
                        } else {
                          vErrors.push(err145);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err146 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err146];
                    } else {
                      vErrors.push(err146);
                    }
                    errors++;
                  }
                }
                if (data44.allow !== void 0 && func0.call(data44, "allow")) {
                  let data49 = data44.allow;
                  if (Array.isArray(data49)) {
                    if (data49.length > 256) {
                      const err147 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                      if (vErrors === null) {
                        vErrors = [err147];
                      } else {
                        vErrors.push(err147);
                      }
                      errors++;
                    }
                    if (data49.length < 1) {
                      const err148 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err148];
                      } else {
                        vErrors.push(err148);
                      }
                      errors++;
                    }
                    const len11 = data49.length;
                    for (let i19 = 0; i19 < len11; i19++) {
                      let data50 = data49[i19];
                      if (typeof data50 === "string") {
                        if (func55(data50) > 64) {
                          const err149 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/allow/" + i19, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err149];
                          } else {
                            vErrors.push(err149);
                          }
                          errors++;
                        }
                        if (func55(data50) < 1) {
                          const err150 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/allow/" + i19, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err150];
                          } else {
                            vErrors.push(err150);
                          }
                          errors++;
                        }
                      } else {
                        const err151 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/allow/" + i19, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err151];
                        } else {
                          vErrors.push(err151);
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
                          const err152 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i20, j: j8 }, message: "must NOT have duplicate items (items ## " + j8 + " and " + i20 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err152];
                          } else {
                            vErrors.push(err152);
                          }
                          errors++;
                          break;
                        }
                        indices8[item8] = i20;
                      }
                    }
                  } else {
                    const err153 = { instancePath: instancePath + "/spec/dataClasses/" + i16 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err153];
                    } else {
                      vErrors.push(err153);
                    }
                    errors++;
                  }
                }
              } else {
                const err154 = { instancePath: instancePath + "/spec/dataClasses/" + i16, schemaPath: "#/properties/spec/properties/dataClasses/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err154];
                } else {
                  vErrors.push(err154);
                }
                errors++;
              }
            }
          } else {
            const err155 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err155];
            } else {
              vErrors.push(err155);
            }
            errors++;
          }
        }
        if (data9.masking !== void 0 && func0.call(data9, "masking")) {
          let data51 = data9.masking;
          if (data51 && typeof data51 == "object" && !Array.isArray(data51)) {
            if (data51.placeholderInTool === void 0) {
              data51.placeholderInTool = "Deny";
            }
            for (const key12 of Object.keys(data51)) {
              if (!(key12 === "uninspectable" || key12 === "placeholderInTool" || key12 === "allow" || key12 === "rules")) {
                const err156 = { instancePath: instancePath + "/spec/masking", schemaPath: "#/properties/spec/properties/masking/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err156];
                } else {
                  vErrors.push(err156);
                }
                errors++;
              }
            }
            if (data51.uninspectable !== void 0 && func0.call(data51, "uninspectable")) {
              let data52 = data51.uninspectable;
              if (typeof data52 !== "string") {
                const err157 = { instancePath: instancePath + "/spec/masking/uninspectable", schemaPath: "#/properties/spec/properties/masking/properties/uninspectable/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err157];
                } else {
                  vErrors.push(err157);
                }
                errors++;
              }
              if (!(data52 === "Deny" || data52 === "Allow")) {
                const err158 = { instancePath: instancePath + "/spec/masking/uninspectable", schemaPath: "#/properties/spec/properties/masking/properties/uninspectable/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.uninspectable.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err158];
                } else {
                  vErrors.push(err158);
                }
                errors++;
              }
            }
            let data53 = data51.placeholderInTool;
            if (typeof data53 !== "string") {
              const err159 = { instancePath: instancePath + "/spec/masking/placeholderInTool", schemaPath: "#/properties/spec/properties/masking/properties/placeholderInTool/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err159];
              } else {
                vErrors.push(err159);
              }
              errors++;
            }
            if (!(data53 === "Deny" || data53 === "Allow")) {
              const err160 = { instancePath: instancePath + "/spec/masking/placeholderInTool", schemaPath: "#/properties/spec/properties/masking/properties/placeholderInTool/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.placeholderInTool.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err160];
              } else {
                vErrors.push(err160);
              }
              errors++;
            }
            if (data51.allow !== void 0 && func0.call(data51, "allow")) {
              let data54 = data51.allow;
              if (data54 && typeof data54 == "object" && !Array.isArray(data54)) {
                if (data54.values === void 0 || !func0.call(data54, "values")) {
                  const err161 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/required", keyword: "required", params: { missingProperty: "values" }, message: "must have required property 'values'" };
                  if (vErrors === null) {
                    vErrors = [err161];
                  } else {
                    vErrors.push(err161);
                  }
                  errors++;
                }
                for (const key13 of Object.keys(data54)) {
                  if (!(key13 === "values")) {
                    const err162 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err162];
                    } else {
                      vErrors.push(err162);
                    }
                    errors++;
                  }
                }
                if (data54.values !== void 0 && func0.call(data54, "values")) {
                  let data55 = data54.values;
                  if (Array.isArray(data55)) {
                    if (data55.length > 1024) {
                      const err163 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" };
                      if (vErrors === null) {
                        vErrors = [err163];
                      } else {
                        vErrors.push(err163);
                      }
                      errors++;
                    }
                    if (data55.length < 1) {
                      const err164 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err164];
                      } else {
                        vErrors.push(err164);
                      }
                      errors++;
                    }
                    const len12 = data55.length;
                    for (let i21 = 0; i21 < len12; i21++) {
                      let data56 = data55[i21];
                      if (typeof data56 === "string") {
                        if (func55(data56) > 512) {
                          const err165 = { instancePath: instancePath + "/spec/masking/allow/values/" + i21, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" };
                          if (vErrors === null) {
                            vErrors = [err165];
                          } else {
                            vErrors.push(err165);
                          }
                          errors++;
                        }
                        if (func55(data56) < 1) {
                          const err166 = { instancePath: instancePath + "/spec/masking/allow/values/" + i21, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err166];
                          } else {
                            vErrors.push(err166);
                          }
                          errors++;
                        }
                      } else {
                        const err167 = { instancePath: instancePath + "/spec/masking/allow/values/" + i21, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err167];
                        } else {
                          vErrors.push(err167);
                        }
                        errors++;
                      }
                    }
                    let i22 = data55.length;
                    let j9;
                    if (i22 > 1) {
                      const indices9 = {};
                      for (; i22--; ) {
                        let item9 = data55[i22];
                        if (typeof item9 !== "string") {
                          continue;
                        }
                        if (typeof indices9[item9] == "number") {
                          j9 = indices9[item9];
                          const err168 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/uniqueItems", keyword: "uniqueItems", params: { i: i22, j: j9 }, message: "must NOT have duplicate items (items ## " + j9 + " and " + i22 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err168];
                          } else {
                            vErrors.push(err168);
                          }
                          errors++;
                          break;
                        }
                        indices9[item9] = i22;
                      }
                    }
                  } else {
                    const err169 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err169];
                    } else {
                      vErrors.push(err169);
                    }
                    errors++;
                  }
                }
              } else {
                const err170 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err170];
                } else {
                  vErrors.push(err170);
                }
                errors++;
              }
            }
            if (data51.rules !== void 0 && func0.call(data51, "rules")) {
              let data57 = data51.rules;
              if (Array.isArray(data57)) {
                if (data57.length > 64) {
                  const err171 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                  if (vErrors === null) {
                    vErrors = [err171];
                  } else {
                    vErrors.push(err171);
                  }
                  errors++;
                }
                if (data57.length < 1) {
                  const err172 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err172];
                  } else {
                    vErrors.push(err172);
                  }
                  errors++;
                }
                const len13 = data57.length;
                for (let i23 = 0; i23 < len13; i23++) {
                  let data58 = data57[i23];
                  if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
                    if (data58.direction === void 0) {
                      data58.direction = "Request";
                    }
                    if (data58.strategy === void 0 || !func0.call(data58, "strategy")) {
                      const err173 = { instancePath: instancePath + "/spec/masking/rules/" + i23, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/required", keyword: "required", params: { missingProperty: "strategy" }, message: "must have required property 'strategy'" };
                      if (vErrors === null) {
                        vErrors = [err173];
                      } else {
                        vErrors.push(err173);
                      }
                      errors++;
                    }
                    for (const key14 of Object.keys(data58)) {
                      if (!(key14 === "entities" || key14 === "name" || key14 === "pattern" || key14 === "strategy" || key14 === "keepLast" || key14 === "direction")) {
                        const err174 = { instancePath: instancePath + "/spec/masking/rules/" + i23, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err174];
                        } else {
                          vErrors.push(err174);
                        }
                        errors++;
                      }
                    }
                    if (data58.entities !== void 0 && func0.call(data58, "entities")) {
                      let data59 = data58.entities;
                      if (Array.isArray(data59)) {
                        if (data59.length > 64) {
                          const err175 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err175];
                          } else {
                            vErrors.push(err175);
                          }
                          errors++;
                        }
                        if (data59.length < 1) {
                          const err176 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err176];
                          } else {
                            vErrors.push(err176);
                          }
                          errors++;
                        }
                        const len14 = data59.length;
                        for (let i24 = 0; i24 < len14; i24++) {
                          let data60 = data59[i24];
                          if (typeof data60 === "string") {
                            if (func55(data60) > 63) {
                              const err177 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/entities/" + i24, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err177];
                              } else {
                                vErrors.push(err177);
                              }
                              errors++;
                            }
                            if (func55(data60) < 1) {
                              const err178 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/entities/" + i24, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err178];
                              } else {
                                vErrors.push(err178);
                              }
                              errors++;
                            }
                          } else {
                            const err179 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/entities/" + i24, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err179];
                            } else {
                              vErrors.push(err179);
                            }
                            errors++;
                          }
                        }
                        let i25 = data59.length;
                        let j10;
                        if (i25 > 1) {
                          const indices10 = {};
                          for (; i25--; ) {
                            let item10 = data59[i25];
                            if (typeof item10 !== "string") {
                              continue;
                            }
                            if (typeof indices10[item10] == "number") {
                              j10 = indices10[item10];
                              const err180 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/uniqueItems", keyword: "uniqueItems", params: { i: i25, j: j10 }, message: "must NOT have duplicate items (items ## " + j10 + " and " + i25 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err180];
                              } else {
                                vErrors.push(err180);
                              }
                              errors++;
                              break;
                            }
                            indices10[item10] = i25;
                          }
                        }
                      } else {
                        const err181 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err181];
                        } else {
                          vErrors.push(err181);
                        }
                        errors++;
                      }
                    }
                    if (data58.name !== void 0 && func0.call(data58, "name")) {
                      let data61 = data58.name;
                      if (typeof data61 === "string") {
                        if (func55(data61) > 63) {
                          const err182 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err182];
                          } else {
                            vErrors.push(err182);
                          }
                          errors++;
                        }
                        if (!pattern9.test(data61)) {
                          const err183 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Za-z0-9]*$" }, message: 'must match pattern "^[A-Z][A-Za-z0-9]*$"' };
                          if (vErrors === null) {
                            vErrors = [err183];
                          } else {
                            vErrors.push(err183);
                          }
                          errors++;
                        }
                      } else {
                        const err184 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err184];
                        } else {
                          vErrors.push(err184);
                        }
                        errors++;
                      }
                    }
                    if (data58.pattern !== void 0 && func0.call(data58, "pattern")) {
                      let data62 = data58.pattern;
                      if (typeof data62 === "string") {
                        if (func55(data62) > 1024) {
                          const err185 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                          if (vErrors === null) {
                            vErrors = [err185];
                          } else {
                            vErrors.push(err185);
                          }
                          errors++;
                        }
                        if (func55(data62) < 1) {
                          const err186 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err186];
                          } else {
                            vErrors.push(err186);
                          }
                          errors++;
                        }
                      } else {
                        const err187 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err187];
                        } else {
                          vErrors.push(err187);
                        }
                        errors++;
                      }
                    }
                    if (data58.strategy !== void 0 && func0.call(data58, "strategy")) {
                      let data63 = data58.strategy;
                      if (typeof data63 !== "string") {
                        const err188 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/strategy", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err188];
                        } else {
                          vErrors.push(err188);
                        }
                        errors++;
                      }
                      if (!(data63 === "Redact" || data63 === "Pseudonym" || data63 === "Partial" || data63 === "Hash")) {
                        const err189 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/strategy", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/strategy/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.rules.items.properties.strategy.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err189];
                        } else {
                          vErrors.push(err189);
                        }
                        errors++;
                      }
                    }
                    if (data58.keepLast !== void 0 && func0.call(data58, "keepLast")) {
                      let data64 = data58.keepLast;
                      if (!(typeof data64 == "number" && (!(data64 % 1) && !isNaN(data64)) && isFinite(data64))) {
                        const err190 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                        if (vErrors === null) {
                          vErrors = [err190];
                        } else {
                          vErrors.push(err190);
                        }
                        errors++;
                      }
                      if (typeof data64 == "number" && isFinite(data64)) {
                        if (data64 > 32 || isNaN(data64)) {
                          const err191 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/maximum", keyword: "maximum", params: { comparison: "<=", limit: 32 }, message: "must be <= 32" };
                          if (vErrors === null) {
                            vErrors = [err191];
                          } else {
                            vErrors.push(err191);
                          }
                          errors++;
                        }
                        if (data64 < 1 || isNaN(data64)) {
                          const err192 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                          if (vErrors === null) {
                            vErrors = [err192];
                          } else {
                            vErrors.push(err192);
                          }
                          errors++;
                        }
                      }
                    }
                    let data65 = data58.direction;
                    if (typeof data65 !== "string") {
                      const err193 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/direction", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/direction/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err193];
                      } else {
                        vErrors.push(err193);
                      }
                      errors++;
                    }
                    if (!(data65 === "Request" || data65 === "Response" || data65 === "Both")) {
                      const err194 = { instancePath: instancePath + "/spec/masking/rules/" + i23 + "/direction", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/direction/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.rules.items.properties.direction.enum }, message: "must be equal to one of the allowed values" };
                      if (vErrors === null) {
                        vErrors = [err194];
                      } else {
                        vErrors.push(err194);
                      }
                      errors++;
                    }
                  } else {
                    const err195 = { instancePath: instancePath + "/spec/masking/rules/" + i23, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err195];
                    } else {
                      vErrors.push(err195);
                    }
                    errors++;
                  }
                }
              } else {
                const err196 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err196];
                } else {
                  vErrors.push(err196);
                }
                errors++;
              }
            }
          } else {
            const err197 = { instancePath: instancePath + "/spec/masking", schemaPath: "#/properties/spec/properties/masking/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err197];
            } else {
              vErrors.push(err197);
            }
            errors++;
          }
        }
        if (data9.credentials !== void 0 && func0.call(data9, "credentials")) {
          let data66 = data9.credentials;
          if (Array.isArray(data66)) {
            if (data66.length > 32) {
              const err198 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
              if (vErrors === null) {
                vErrors = [err198];
              } else {
                vErrors.push(err198);
              }
              errors++;
            }
            if (data66.length < 1) {
              const err199 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err199];
              } else {
                vErrors.push(err199);
              }
              errors++;
            }
            const len15 = data66.length;
            for (let i26 = 0; i26 < len15; i26++) {
              let data67 = data66[i26];
              if (data67 && typeof data67 == "object" && !Array.isArray(data67)) {
                if (data67.provider === void 0 || !func0.call(data67, "provider")) {
                  const err200 = { instancePath: instancePath + "/spec/credentials/" + i26, schemaPath: "#/properties/spec/properties/credentials/items/required", keyword: "required", params: { missingProperty: "provider" }, message: "must have required property 'provider'" };
                  if (vErrors === null) {
                    vErrors = [err200];
                  } else {
                    vErrors.push(err200);
                  }
                  errors++;
                }
                for (const key15 of Object.keys(data67)) {
                  if (!(key15 === "provider" || key15 === "apiKey" || key15 === "bearer" || key15 === "sigv4" || key15 === "gcp")) {
                    const err201 = { instancePath: instancePath + "/spec/credentials/" + i26, schemaPath: "#/properties/spec/properties/credentials/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err201];
                    } else {
                      vErrors.push(err201);
                    }
                    errors++;
                  }
                }
                if (data67.provider !== void 0 && func0.call(data67, "provider")) {
                  let data68 = data67.provider;
                  if (typeof data68 === "string") {
                    if (func55(data68) > 63) {
                      const err202 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err202];
                      } else {
                        vErrors.push(err202);
                      }
                      errors++;
                    }
                    if (func55(data68) < 1) {
                      const err203 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err203];
                      } else {
                        vErrors.push(err203);
                      }
                      errors++;
                    }
                  } else {
                    const err204 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err204];
                    } else {
                      vErrors.push(err204);
                    }
                    errors++;
                  }
                }
                if (data67.apiKey !== void 0 && func0.call(data67, "apiKey")) {
                  let data69 = data67.apiKey;
                  if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
                    for (const key16 of Object.keys(data69)) {
                      if (!(key16 === "secretRef")) {
                        const err205 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err205];
                        } else {
                          vErrors.push(err205);
                        }
                        errors++;
                      }
                    }
                    if (data69.secretRef !== void 0 && func0.call(data69, "secretRef")) {
                      let data70 = data69.secretRef;
                      if (data70 && typeof data70 == "object" && !Array.isArray(data70)) {
                        if (data70.name === void 0 || !func0.call(data70, "name")) {
                          const err206 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err206];
                          } else {
                            vErrors.push(err206);
                          }
                          errors++;
                        }
                        if (data70.key === void 0 || !func0.call(data70, "key")) {
                          const err207 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err207];
                          } else {
                            vErrors.push(err207);
                          }
                          errors++;
                        }
                        for (const key17 of Object.keys(data70)) {
                          if (!(key17 === "name" || key17 === "key")) {
                            const err208 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err208];
                            } else {
                              vErrors.push(err208);
                            }
                            errors++;
                          }
                        }
                        if (data70.name !== void 0 && func0.call(data70, "name")) {
                          let data71 = data70.name;
                          if (typeof data71 === "string") {
                            if (func55(data71) > 253) {
                              const err209 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err209];
                              } else {
                                vErrors.push(err209);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data71)) {
                              const err210 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err210];
                              } else {
                                vErrors.push(err210);
                              }
                              errors++;
                            }
                          } else {
                            const err211 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err211];
                            } else {
                              vErrors.push(err211);
                            }
                            errors++;
                          }
                        }
                        if (data70.key !== void 0 && func0.call(data70, "key")) {
                          let data72 = data70.key;
                          if (typeof data72 === "string") {
                            if (func55(data72) > 253) {
                              const err212 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err212];
                              } else {
                                vErrors.push(err212);
                              }
                              errors++;
                            }
                            if (!pattern11.test(data72)) {
                              const err213 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err213];
                              } else {
                                vErrors.push(err213);
                              }
                              errors++;
                            }
                          } else {
                            const err214 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err214];
                            } else {
                              vErrors.push(err214);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err215 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err215];
                        } else {
                          vErrors.push(err215);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err216 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/apiKey", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err216];
                    } else {
                      vErrors.push(err216);
                    }
                    errors++;
                  }
                }
                if (data67.bearer !== void 0 && func0.call(data67, "bearer")) {
                  let data73 = data67.bearer;
                  if (data73 && typeof data73 == "object" && !Array.isArray(data73)) {
                    for (const key18 of Object.keys(data73)) {
                      if (!(key18 === "secretRef")) {
                        const err217 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key18 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err217];
                        } else {
                          vErrors.push(err217);
                        }
                        errors++;
                      }
                    }
                    if (data73.secretRef !== void 0 && func0.call(data73, "secretRef")) {
                      let data74 = data73.secretRef;
                      if (data74 && typeof data74 == "object" && !Array.isArray(data74)) {
                        if (data74.name === void 0 || !func0.call(data74, "name")) {
                          const err218 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err218];
                          } else {
                            vErrors.push(err218);
                          }
                          errors++;
                        }
                        if (data74.key === void 0 || !func0.call(data74, "key")) {
                          const err219 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err219];
                          } else {
                            vErrors.push(err219);
                          }
                          errors++;
                        }
                        for (const key19 of Object.keys(data74)) {
                          if (!(key19 === "name" || key19 === "key")) {
                            const err220 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key19 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err220];
                            } else {
                              vErrors.push(err220);
                            }
                            errors++;
                          }
                        }
                        if (data74.name !== void 0 && func0.call(data74, "name")) {
                          let data75 = data74.name;
                          if (typeof data75 === "string") {
                            if (func55(data75) > 253) {
                              const err221 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err221];
                              } else {
                                vErrors.push(err221);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data75)) {
                              const err222 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err222];
                              } else {
                                vErrors.push(err222);
                              }
                              errors++;
                            }
                          } else {
                            const err223 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err223];
                            } else {
                              vErrors.push(err223);
                            }
                            errors++;
                          }
                        }
                        if (data74.key !== void 0 && func0.call(data74, "key")) {
                          let data76 = data74.key;
                          if (typeof data76 === "string") {
                            if (func55(data76) > 253) {
                              const err224 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err224];
                              } else {
                                vErrors.push(err224);
                              }
                              errors++;
                            }
                            if (!pattern11.test(data76)) {
                              const err225 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err225];
                              } else {
                                vErrors.push(err225);
                              }
                              errors++;
                            }
                          } else {
                            const err226 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err226];
                            } else {
                              vErrors.push(err226);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err227 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err227];
                        } else {
                          vErrors.push(err227);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err228 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/bearer", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err228];
                    } else {
                      vErrors.push(err228);
                    }
                    errors++;
                  }
                }
                if (data67.sigv4 !== void 0 && func0.call(data67, "sigv4")) {
                  let data77 = data67.sigv4;
                  if (data77 && typeof data77 == "object" && !Array.isArray(data77)) {
                    for (const key20 of Object.keys(data77)) {
                      if (!(key20 === "secretRef")) {
                        const err229 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key20 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err229];
                        } else {
                          vErrors.push(err229);
                        }
                        errors++;
                      }
                    }
                    if (data77.secretRef !== void 0 && func0.call(data77, "secretRef")) {
                      let data78 = data77.secretRef;
                      if (data78 && typeof data78 == "object" && !Array.isArray(data78)) {
                        if (data78.name === void 0 || !func0.call(data78, "name")) {
                          const err230 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err230];
                          } else {
                            vErrors.push(err230);
                          }
                          errors++;
                        }
                        if (data78.key === void 0 || !func0.call(data78, "key")) {
                          const err231 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err231];
                          } else {
                            vErrors.push(err231);
                          }
                          errors++;
                        }
                        for (const key21 of Object.keys(data78)) {
                          if (!(key21 === "name" || key21 === "key")) {
                            const err232 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key21 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err232];
                            } else {
                              vErrors.push(err232);
                            }
                            errors++;
                          }
                        }
                        if (data78.name !== void 0 && func0.call(data78, "name")) {
                          let data79 = data78.name;
                          if (typeof data79 === "string") {
                            if (func55(data79) > 253) {
                              const err233 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err233];
                              } else {
                                vErrors.push(err233);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data79)) {
                              const err234 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err234];
                              } else {
                                vErrors.push(err234);
                              }
                              errors++;
                            }
                          } else {
                            const err235 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err235];
                            } else {
                              vErrors.push(err235);
                            }
                            errors++;
                          }
                        }
                        if (data78.key !== void 0 && func0.call(data78, "key")) {
                          let data80 = data78.key;
                          if (typeof data80 === "string") {
                            if (func55(data80) > 253) {
                              const err236 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err236];
                              } else {
                                vErrors.push(err236);
                              }
                              errors++;
                            }
                            if (!pattern11.test(data80)) {
                              const err237 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err237];
                              } else {
                                vErrors.push(err237);
                              }
                              errors++;
                            }
                          } else {
                            const err238 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err238];
                            } else {
                              vErrors.push(err238);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err239 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err239];
                        } else {
                          vErrors.push(err239);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err240 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/sigv4", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err240];
                    } else {
                      vErrors.push(err240);
                    }
                    errors++;
                  }
                }
                if (data67.gcp !== void 0 && func0.call(data67, "gcp")) {
                  let data81 = data67.gcp;
                  if (data81 && typeof data81 == "object" && !Array.isArray(data81)) {
                    for (const key22 of Object.keys(data81)) {
                      if (!(key22 === "secretRef")) {
                        const err241 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key22 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err241];
                        } else {
                          vErrors.push(err241);
                        }
                        errors++;
                      }
                    }
                    if (data81.secretRef !== void 0 && func0.call(data81, "secretRef")) {
                      let data82 = data81.secretRef;
                      if (data82 && typeof data82 == "object" && !Array.isArray(data82)) {
                        if (data82.name === void 0 || !func0.call(data82, "name")) {
                          const err242 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err242];
                          } else {
                            vErrors.push(err242);
                          }
                          errors++;
                        }
                        if (data82.key === void 0 || !func0.call(data82, "key")) {
                          const err243 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err243];
                          } else {
                            vErrors.push(err243);
                          }
                          errors++;
                        }
                        for (const key23 of Object.keys(data82)) {
                          if (!(key23 === "name" || key23 === "key")) {
                            const err244 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err244];
                            } else {
                              vErrors.push(err244);
                            }
                            errors++;
                          }
                        }
                        if (data82.name !== void 0 && func0.call(data82, "name")) {
                          let data83 = data82.name;
                          if (typeof data83 === "string") {
                            if (func55(data83) > 253) {
                              const err245 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err245];
                              } else {
                                vErrors.push(err245);
                              }
                              errors++;
                            }
                            if (!pattern0.test(data83)) {
                              const err246 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err246];
                              } else {
                                vErrors.push(err246);
                              }
                              errors++;
                            }
                          } else {
                            const err247 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err247];
                            } else {
                              vErrors.push(err247);
                            }
                            errors++;
                          }
                        }
                        if (data82.key !== void 0 && func0.call(data82, "key")) {
                          let data84 = data82.key;
                          if (typeof data84 === "string") {
                            if (func55(data84) > 253) {
                              const err248 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err248];
                              } else {
                                vErrors.push(err248);
                              }
                              errors++;
                            }
                            if (!pattern11.test(data84)) {
                              const err249 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err249];
                              } else {
                                vErrors.push(err249);
                              }
                              errors++;
                            }
                          } else {
                            const err250 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err250];
                            } else {
                              vErrors.push(err250);
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err251 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err251];
                        } else {
                          vErrors.push(err251);
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err252 = { instancePath: instancePath + "/spec/credentials/" + i26 + "/gcp", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err252];
                    } else {
                      vErrors.push(err252);
                    }
                    errors++;
                  }
                }
              } else {
                const err253 = { instancePath: instancePath + "/spec/credentials/" + i26, schemaPath: "#/properties/spec/properties/credentials/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err253];
                } else {
                  vErrors.push(err253);
                }
                errors++;
              }
            }
          } else {
            const err254 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err254];
            } else {
              vErrors.push(err254);
            }
            errors++;
          }
        }
        if (data9.recording !== void 0 && func0.call(data9, "recording")) {
          let data85 = data9.recording;
          if (data85 && typeof data85 == "object" && !Array.isArray(data85)) {
            if (data85.level === void 0) {
              data85.level = "Metadata";
            }
            if (data85.onFailure === void 0) {
              data85.onFailure = "Block";
            }
            for (const key24 of Object.keys(data85)) {
              if (!(key24 === "level" || key24 === "onFailure")) {
                const err255 = { instancePath: instancePath + "/spec/recording", schemaPath: "#/properties/spec/properties/recording/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key24 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err255];
                } else {
                  vErrors.push(err255);
                }
                errors++;
              }
            }
            let data86 = data85.level;
            if (typeof data86 !== "string") {
              const err256 = { instancePath: instancePath + "/spec/recording/level", schemaPath: "#/properties/spec/properties/recording/properties/level/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err256];
              } else {
                vErrors.push(err256);
              }
              errors++;
            }
            if (!(data86 === "Metadata" || data86 === "Masked" || data86 === "Off")) {
              const err257 = { instancePath: instancePath + "/spec/recording/level", schemaPath: "#/properties/spec/properties/recording/properties/level/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.recording.properties.level.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err257];
              } else {
                vErrors.push(err257);
              }
              errors++;
            }
            let data87 = data85.onFailure;
            if (typeof data87 !== "string") {
              const err258 = { instancePath: instancePath + "/spec/recording/onFailure", schemaPath: "#/properties/spec/properties/recording/properties/onFailure/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err258];
              } else {
                vErrors.push(err258);
              }
              errors++;
            }
            if (!(data87 === "Block" || data87 === "Continue")) {
              const err259 = { instancePath: instancePath + "/spec/recording/onFailure", schemaPath: "#/properties/spec/properties/recording/properties/onFailure/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.recording.properties.onFailure.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err259];
              } else {
                vErrors.push(err259);
              }
              errors++;
            }
          } else {
            const err260 = { instancePath: instancePath + "/spec/recording", schemaPath: "#/properties/spec/properties/recording/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err260];
            } else {
              vErrors.push(err260);
            }
            errors++;
          }
        }
      } else {
        const err261 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err261];
        } else {
          vErrors.push(err261);
        }
        errors++;
      }
    }
    if (data.status !== void 0 && func0.call(data, "status")) {
      let data88 = data.status;
      if (!(data88 && typeof data88 == "object" && !Array.isArray(data88))) {
        const err262 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err262];
        } else {
          vErrors.push(err262);
        }
        errors++;
      }
    }
  } else {
    const err263 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err263];
    } else {
      vErrors.push(err263);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validatePolicy
};
