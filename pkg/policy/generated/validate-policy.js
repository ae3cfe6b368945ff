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

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return true;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return false;
        var length, i, keys;
        if (Array.isArray(a)) {
          length = a.length;
          if (length != b.length) return false;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return false;
          return true;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length) return false;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return false;
        }
        return true;
      }
      return a !== a && b !== b;
    };
  }
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
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
var schema11 = { "type": "object", "title": "PolicyDocument", "required": ["apiVersion", "kind", "metadata", "spec"], "additionalProperties": false, "properties": { "apiVersion": { "type": "string", "const": "domicile.dev/v1alpha1" }, "kind": { "type": "string", "enum": ["ResidencyPolicy", "ClusterResidencyPolicy"] }, "metadata": { "type": "object", "title": "PolicyMetadata", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "namespace": { "type": "string", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "labels": { "type": "object", "additionalProperties": { "type": "string" } }, "annotations": { "type": "object", "additionalProperties": { "type": "string" } }, "creationTimestamp": {}, "finalizers": {}, "generation": {}, "managedFields": {}, "ownerReferences": {}, "resourceVersion": {}, "uid": {} } }, "spec": { "type": "object", "title": "ResidencyPolicySpec", "description": "What the policy demands. Several policies are never merged; each decides alone, and any denial denies.", "required": ["residency"], "properties": { "mode": { "type": "string", "description": "`Enforce` refuses and masks. `Audit` lets traffic pass untouched; it is decided, recorded and metered.", "enum": ["Enforce", "Audit"], "default": "Enforce" }, "selector": { "type": "object", "title": "LabelSelectorSpec", "description": "The injected pods that the policy is for, by their labels. Absent or empty - all of them.", "properties": { "matchLabels": { "type": "object", "description": "Labels and the values that all of them must have.", "maxProperties": 64, "additionalProperties": { "type": "string", "maxLength": 63 } }, "matchExpressions": { "type": "array", "description": "Conditions on labels, all of which must hold.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "LabelExpressionSpec", "required": ["key", "operator"], "properties": { "key": { "type": "string", "description": "The label.", "minLength": 1, "maxLength": 317 }, "operator": { "type": "string", "description": "What must hold of it. `NotIn` holds where the label is missing, too.", "enum": ["In", "NotIn", "Exists", "DoesNotExist"] }, "values": { "type": "array", "description": "The values, for `In` and `NotIn`.", "minItems": 1, "maxItems": 256, "items": { "type": "string", "maxLength": 63 }, "uniqueItems": true } }, "additionalProperties": false } } }, "additionalProperties": false }, "namespaceSelector": { "type": "object", "title": "LabelSelectorSpec", "description": "The namespaces that the policy is for, by their labels. Absent or empty - all of them.", "properties": { "matchLabels": { "type": "object", "description": "Labels and the values that all of them must have.", "maxProperties": 64, "additionalProperties": { "type": "string", "maxLength": 63 } }, "matchExpressions": { "type": "array", "description": "Conditions on labels, all of which must hold.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "LabelExpressionSpec", "required": ["key", "operator"], "properties": { "key": { "type": "string", "description": "The label.", "minLength": 1, "maxLength": 317 }, "operator": { "type": "string", "description": "What must hold of it. `NotIn` holds where the label is missing, too.", "enum": ["In", "NotIn", "Exists", "DoesNotExist"] }, "values": { "type": "array", "description": "The values, for `In` and `NotIn`.", "minItems": 1, "maxItems": 256, "items": { "type": "string", "maxLength": 63 }, "uniqueItems": true } }, "additionalProperties": false } } }, "additionalProperties": false }, "reachableRanges": { "type": "array", "description": "Ranges of addresses inside the cluster that locked-down pods may reach past the proxy, undecided and unrecorded.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 43, "pattern": "^[0-9A-Fa-f.:]+/[0-9]{1,3}$" }, "uniqueItems": true }, "residency": { "type": "object", "title": "ResidencySpec", "description": "Where requests may be processed. A place that is not known is not allowed.", "required": ["allow"], "properties": { "allow": { "type": "array", "description": "The places allowed - zones (`EU`), ISO 3166-1 alpha-2 countries (`CH`) or cloud regions (`aws/eu-central-1`).", "minItems": 1, "maxItems": 256, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "covers": { "type": "array", "description": "What is judged against `allow`. A request that asks the provider to keep state has its storage judged in any case.", "minItems": 1, "maxItems": 4, "items": { "type": "string", "enum": ["Processing", "SecondHops", "Storage", "Telemetry"] }, "default": ["Processing", "SecondHops"], "uniqueItems": true }, "unknown": { "type": "string", "description": "What happens where a place cannot be known. `RequireApproval` denies until approvals exist.", "enum": ["Deny", "RequireApproval"], "default": "Deny" }, "secondHops": { "type": "string", "description": "What happens to further places that a request makes the provider talk to (MCP servers, web search, files). `Allow` lets pass only those that are known to lie in `allow`. `Remove` takes the others out of the request.", "enum": ["Allow", "Deny", "Remove"], "default": "Deny" }, "steer": { "type": "boolean", "description": "Whether a request that the policy would deny may be rewritten into an equivalent that it allows. The rewrite is recorded, metered and shown in a response header.", "default": false }, "steerTo": { "type": "array", "description": "Where a request may be steered at another provider, the first that is allowed. Only with `steer`, and only with a credential for that provider among `credentials`.", "minItems": 1, "maxItems": 16, "items": { "type": "object", "title": "SteerToSpec", "required": ["from", "to", "models"], "properties": { "from": { "type": "object", "title": "SteerSource", "description": "Which requests the entry is for.", "required": ["provider"], "properties": { "provider": { "type": "string", "description": "The provider that the client asks, in whose format it goes on being answered.", "enum": ["anthropic"] } }, "additionalProperties": false }, "to": { "type": "object", "title": "SteerTarget", "description": "Where they are sent instead.", "required": ["provider"], "properties": { "provider": { "type": "string", "description": "The provider that answers instead.", "enum": ["bedrock", "vertex"] }, "region": { "type": "string", "description": "A region of AWS, for example `eu-central-1`.", "maxLength": 32, "pattern": "^[a-z]{2}(-[a-z0-9]+)+$" }, "location": { "type": "string", "description": "A location of Vertex AI, for example `eu` or `europe-west4`.", "maxLength": 32, "pattern": "^[a-z0-9-]+$" }, "project": { "type": "string", "description": "The project of Google Cloud that pays.", "maxLength": 63, "pattern": "^[a-z0-9:.-]+$" } }, "additionalProperties": false }, "models": { "type": "array", "description": "What the target calls the models that are asked for; the first that matches. Others are not steered.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "SteerModel", "required": ["from", "to"], "properties": { "from": { "type": "string", "description": "A model name as clients write it, `*` for any characters.", "maxLength": 128, "pattern": "^[A-Za-z0-9*._:/@-]+$" }, "to": { "type": "string", "description": "The same model as the target names it.", "maxLength": 128, "pattern": "^[A-Za-z0-9._:/@-]+$" } }, "additionalProperties": false } } }, "additionalProperties": false } }, "onEchoMismatch": { "type": "string", "description": "What happens where a provider says in its answer that it processed elsewhere than was decided. `Record` writes it down as a violation; `EndStream` ends or withholds the answer as well.", "enum": ["Record", "EndStream"], "default": "Record" }, "require": { "type": "object", "title": "ResidencyRequirement", "description": "How well a place must be known. Weaker or older statements count as unknown.", "minProperties": 1, "properties": { "confidence": { "type": "string", "description": "The weakest confidence accepted, from `Attested` (strongest) to `Inferred`.", "enum": ["Attested", "Contractual", "Documented", "Declared", "Inferred"] }, "maxAge": { "type": "string", "description": "The oldest statement accepted, in days, for example `365d`.", "maxLength": 6, "pattern": "^[1-9][0-9]{0,4}d$" } }, "additionalProperties": false }, "conditions": { "type": "array", "description": "Conditions of the catalog that you declare as met, for example `openai/regional-project`. `domicile catalog show` names them. What depends on one that is not declared does not hold.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 128, "pattern": "^[a-z0-9-]+/[a-z0-9-]+$" }, "uniqueItems": true }, "deployments": { "type": "array", "description": "Where deployments run whose requests do not show it (Azure OpenAI, Foundry, ARNs of Bedrock, Snowflake, Databricks), as you declare it. The first that matches counts; without one the place is unknown.", "minItems": 1, "maxItems": 256, "items": { "type": "object", "title": "DeploymentSpec", "required": ["location"], "properties": { "host": { "type": "string", "description": "A host of a provider whose requests do not show the place.", "maxLength": 253, "pattern": "^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$" }, "resource": { "type": "string", "description": "The name of an Azure resource, the first part of its host names.", "maxLength": 63, "pattern": "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, "deployment": { "type": "string", "description": "The deployment as path or body name it, or the ARN of a model. Absent, with a host - all that runs there.", "minLength": 1, "maxLength": 256, "pattern": "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$" }, "location": { "type": "array", "description": "Zones, countries or cloud regions; with a sku, the region of the resource.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "sku": { "type": "string", "description": "The deployment type. A data zone widens the location to the zone, a global one to anywhere.", "enum": ["Standard", "ProvisionedManaged", "DataZoneStandard", "DataZoneProvisionedManaged", "DataZoneBatch", "GlobalStandard", "GlobalProvisionedManaged", "GlobalBatch", "DeveloperTier"] } }, "additionalProperties": false } } }, "additionalProperties": false }, "placement": { "type": "string", "description": "`Require` has pods of the policy run only on nodes whose label `topology.kubernetes.io/region` names a region within `allow` - injection says so to the scheduler, and the proxy refuses everything elsewhere. Absent - such pods are only reported. The region where the proxy runs is a hop, too.", "enum": ["Require"] }, "nodeRegions": { "type": "array", "description": "Where the regions of your own nodes lie, as you declare it. Regions of the clouds in the catalog need none.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "NodeRegionSpec", "required": ["name", "location"], "properties": { "name": { "type": "string", "description": "The value of the label `topology.kubernetes.io/region`.", "maxLength": 63, "pattern": "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$" }, "location": { "type": "array", "description": "The place, as in `allow`.", "minItems": 1, "maxItems": 16, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true } }, "additionalProperties": false } }, "egress": { "type": "array", "description": "Which providers and hosts may be reached. Absent - decided by residency alone. Present - the first match wins and what matches nothing is denied. `Allow` never widens residency.", "minItems": 1, "maxItems": 128, "items": { "type": "object", "title": "EgressRuleSpec", "required": ["name", "action"], "properties": { "name": { "type": "string", "description": "What messages, records and metrics call the rule.", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "provider": { "type": "string", "description": "A provider of the catalog, for example `anthropic`.", "minLength": 1, "maxLength": 63 }, "hosts": { "type": "array", "description": "Host names. A leading `*.` matches every subdomain, not the domain itself.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 253, "pattern": "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, "uniqueItems": true }, "location": { "type": "array", "description": "Where these hosts process, as you declare it. Without it their place is unknown.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "privateAddresses": { "type": "boolean", "description": "Whether these hosts may have addresses of private networks, of this machine or of its cloud. Without it such an address is refused, whatever name leads to it." }, "action": { "type": "string", "description": "What happens to a request that matches. `RequireApproval` denies until approvals exist.", "enum": ["Allow", "Deny", "RequireApproval"] } }, "additionalProperties": false } }, "exceptions": { "type": "array", "description": "Dated permissions to leave `residency.allow`. Each use is recorded and metered.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "ExceptionSpec", "required": ["match", "allow", "reason", "notAfter"], "properties": { "match": { "type": "object", "title": "ExceptionMatch", "description": "Which requests the exception is for.", "properties": { "provider": { "type": "string", "description": "A provider of the catalog, for example `mistral`.", "minLength": 1, "maxLength": 63 }, "hosts": { "type": "array", "description": "Host names. A leading `*.` matches every subdomain, not the domain itself.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 253, "pattern": "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, "uniqueItems": true }, "models": { "type": "array", "description": "Model names, `*` for any characters. Absent - every model.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 128, "pattern": "^[A-Za-z0-9*._:/@-]+$" }, "uniqueItems": true } }, "additionalProperties": false }, "allow": { "type": "array", "description": "The places allowed in addition.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true }, "reason": { "type": "string", "description": "Why, for whoever reads the record.", "minLength": 1, "maxLength": 1024 }, "ticket": { "type": "string", "description": "Where it was agreed, for example `SEC-12`.", "minLength": 1, "maxLength": 253 }, "notAfter": { "type": "string", "format": "date-time", "description": "From this moment on the exception no longer applies, for example `2027-01-31T00:00:00Z`.", "maxLength": 35, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$" } }, "additionalProperties": false } }, "dataClasses": { "type": "array", "description": "Requests that carry certain data may go to fewer places. A data class may only tighten.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "DataClassSpec", "required": ["name", "when", "allow"], "properties": { "name": { "type": "string", "description": "What messages, records and metrics call the class.", "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "when": { "type": "object", "title": "DataClassCondition", "description": "Which requests are in the class. Each of the two puts a request into it.", "properties": { "annotation": { "type": "string", "description": "A name in the pod's annotation `domicile.dev/data-class` puts all its requests into the class.", "minLength": 1, "maxLength": 63, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, "findings": { "type": "array", "description": "Any one of these entities puts a request into the class. `Unscanned` stands for what could not be inspected.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 63 }, "uniqueItems": true } }, "additionalProperties": false }, "allow": { "type": "array", "description": "The places allowed for the class, all of them within `residency.allow`.", "minItems": 1, "maxItems": 256, "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "uniqueItems": true } }, "additionalProperties": false } }, "masking": { "type": "object", "title": "MaskingSpec", "description": "What is masked before a request leaves, and restored in its answer.", "properties": { "uninspectable": { "type": "string", "description": "What happens to images, documents and opaque files, which cannot be searched. `Deny` where there are rules, else `Allow`.", "enum": ["Deny", "Allow"] }, "placeholderInTool": { "type": "string", "description": "What happens when the model writes an irreversible mask such as `[EMAIL_ADDRESS]` into the input of a tool.", "enum": ["Deny", "Allow"], "default": "Deny" }, "allow": { "type": "object", "title": "MaskingAllow", "description": "What the rules of this policy never mask.", "minProperties": 1, "properties": { "values": { "type": "array", "description": "Exact values.", "minItems": 1, "maxItems": 1024, "items": { "type": "string", "minLength": 1, "maxLength": 512 }, "uniqueItems": true }, "patterns": { "type": "array", "description": "Regular expressions in RE2 syntax. What one of them matches from end to end is not masked.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "minLength": 1, "maxLength": 1024 }, "uniqueItems": true }, "domains": { "type": "array", "description": "E-mail addresses of these domains, and of the domains below them, are not masked.", "minItems": 1, "maxItems": 256, "items": { "type": "string", "maxLength": 253, "pattern": "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$" }, "uniqueItems": true }, "documentation": { "type": "boolean", "description": "Whether names, addresses and numbers that are reserved for documents and examples are left as they are.", "default": false } }, "additionalProperties": false }, "dictionaries": { "type": "array", "description": "Lists of names to find, such as those of customers and projects, without regard to case.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "DictionarySpec", "required": ["name"], "properties": { "name": { "type": "string", "description": "What findings of the dictionary are called; rules and data classes name it.", "maxLength": 63, "pattern": "^[A-Z][A-Za-z0-9]*$" }, "values": { "type": "array", "description": "The names themselves.", "minItems": 1, "maxItems": 4096, "items": { "type": "string", "minLength": 2, "maxLength": 256 }, "uniqueItems": true }, "files": { "type": "array", "description": "Files with one name per line, relative to the file of the policy; not in a cluster.", "minItems": 1, "maxItems": 16, "items": { "type": "string", "minLength": 1, "maxLength": 1024 }, "uniqueItems": true }, "configMaps": { "type": "array", "description": "ConfigMaps with one name per line and with the label `domicile.dev/dictionary: enabled`, for injected pods: of the namespace of the policy, or for a cluster policy of that of the operator.", "minItems": 1, "maxItems": 16, "items": { "type": "object", "title": "ConfigMapKeyRef", "description": "A key of a ConfigMap.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the ConfigMap.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the ConfigMap.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false }, "uniqueItems": true } }, "additionalProperties": false } }, "rules": { "type": "array", "description": "What is masked, and how. Where masks overlap, Redact beats Hash beats Pseudonym beats Partial.", "minItems": 1, "maxItems": 64, "items": { "type": "object", "title": "MaskRuleSpec", "required": ["strategy"], "properties": { "entities": { "type": "array", "description": "Names of built-in detectors, for example `EmailAddress`, and of dictionaries.", "minItems": 1, "maxItems": 256, "items": { "type": "string", "minLength": 1, "maxLength": 63 }, "uniqueItems": true }, "name": { "type": "string", "description": "What findings of the pattern are called.", "maxLength": 63, "pattern": "^[A-Z][A-Za-z0-9]*$" }, "pattern": { "type": "string", "description": "A regular expression in RE2 syntax. The group `value`, else the whole match, is what is masked.", "minLength": 1, "maxLength": 1024 }, "strategy": { "type": "string", "description": "`Pseudonym` is restored in the answer. `Partial` keeps the last characters. `Hash` and `Redact` are never restored.", "enum": ["Redact", "Pseudonym", "Partial", "Hash"] }, "keepLast": { "type": "integer", "format": "int32", "description": "For `Partial`, how many characters at the end stay; 4 where it is absent.", "minimum": 1, "maximum": 32 }, "direction": { "type": "string", "description": "Whether requests, answers or both are masked.", "enum": ["Request", "Response", "Both"], "default": "Request" }, "restore": { "type": "object", "title": "RestoreSpec", "description": "For `Pseudonym`, where an answer gets the values back.", "minProperties": 1, "properties": { "text": { "type": "boolean", "description": "In text that the agent reads.", "default": true }, "tools": { "type": "boolean", "description": "In the input of the agent's own tools.", "default": true } }, "additionalProperties": false } }, "additionalProperties": false } } }, "additionalProperties": false }, "credentials": { "type": "array", "description": "The credentials that only the sidecar sees and puts into requests. Without `secretRef` they come from the environment.", "minItems": 1, "maxItems": 32, "items": { "type": "object", "title": "CredentialSpec", "required": ["provider"], "properties": { "provider": { "type": "string", "description": "A provider of the catalog, for example `anthropic`.", "minLength": 1, "maxLength": 63 }, "hosts": { "type": "array", "description": "Host names that the credential goes to, and no others. A leading `*.` matches every subdomain, not the domain itself. Needed for `self-hosted` and `gateway`, whose hosts no catalog knows.", "minItems": 1, "maxItems": 64, "items": { "type": "string", "maxLength": 253, "pattern": "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, "uniqueItems": true }, "apiKey": { "type": "object", "title": "CredentialSource", "description": "The provider's API key.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "bearer": { "type": "object", "title": "CredentialSource", "description": "A bearer token.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "sigv4": { "type": "object", "title": "CredentialSource", "description": "AWS credentials, with which requests are signed.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false }, "gcp": { "type": "object", "title": "CredentialSource", "description": "A Google service account.", "properties": { "secretRef": { "type": "object", "title": "SecretKeyRef", "description": "A key of a Secret in the namespace of the pod.", "required": ["name", "key"], "properties": { "name": { "type": "string", "description": "The name of the Secret.", "maxLength": 253, "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, "key": { "type": "string", "description": "The key within the Secret.", "maxLength": 253, "pattern": "^[A-Za-z0-9._-]+$" } }, "additionalProperties": false } }, "additionalProperties": false } }, "additionalProperties": false } }, "recording": { "type": "object", "title": "RecordingSpec", "description": "What is recorded of each exchange. Where several policies speak, the strictest holds.", "properties": { "level": { "type": "string", "description": "`Masked` records requests and answers with every finding masked, `Metadata` only what went where.", "enum": ["Metadata", "Masked", "Off"], "default": "Metadata" }, "onFailure": { "type": "string", "description": "What happens to a request that cannot be recorded.", "enum": ["Block", "Continue"], "default": "Block" } }, "additionalProperties": false } }, "additionalProperties": false }, "status": { "type": "object" } } };
var func0 = Object.prototype.hasOwnProperty;
var func55 = require_ucs2length().default;
var func32 = require_equal().default;
var pattern0 = new RegExp("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "u");
var pattern1 = new RegExp("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "u");
var pattern2 = new RegExp("^[0-9A-Fa-f.:]+/[0-9]{1,3}$", "u");
var pattern3 = new RegExp("^[a-z]{2}(-[a-z0-9]+)+$", "u");
var pattern4 = new RegExp("^[a-z0-9-]+$", "u");
var pattern5 = new RegExp("^[a-z0-9:.-]+$", "u");
var pattern6 = new RegExp("^[A-Za-z0-9*._:/@-]+$", "u");
var pattern7 = new RegExp("^[A-Za-z0-9._:/@-]+$", "u");
var pattern8 = new RegExp("^[1-9][0-9]{0,4}d$", "u");
var pattern9 = new RegExp("^[a-z0-9-]+/[a-z0-9-]+$", "u");
var pattern10 = new RegExp("^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$", "u");
var pattern11 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$", "u");
var pattern12 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._:/@-]*$", "u");
var pattern13 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$", "u");
var pattern15 = new RegExp("^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$", "u");
var pattern18 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$", "u");
var pattern21 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$", "u");
var pattern22 = new RegExp("^[A-Z][A-Za-z0-9]*$", "u");
var pattern24 = new RegExp("^[A-Za-z0-9._-]+$", "u");
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
        if (vErrors.push(err0) > 1e3) {
          validate10.errors = vErrors;
          return false;
        }
      }
      errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        if (vErrors.push(err1) > 1e3) {
          validate10.errors = vErrors;
          return false;
        }
      }
      errors++;
    }
    if (data.metadata === void 0 || !func0.call(data, "metadata")) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "metadata" }, message: "must have required property 'metadata'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        if (vErrors.push(err2) > 1e3) {
          validate10.errors = vErrors;
          return false;
        }
      }
      errors++;
    }
    if (data.spec === void 0 || !func0.call(data, "spec")) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "spec" }, message: "must have required property 'spec'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        if (vErrors.push(err3) > 1e3) {
          validate10.errors = vErrors;
          return false;
        }
      }
      errors++;
    }
    for (const key0 of Object.keys(data)) {
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "metadata" || key0 === "spec" || key0 === "status")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          if (vErrors.push(err4) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
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
          if (vErrors.push(err5) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
        }
        errors++;
      }
      if ("domicile.dev/v1alpha1" !== data0) {
        const err6 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "domicile.dev/v1alpha1" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          if (vErrors.push(err6) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
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
          if (vErrors.push(err7) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
        }
        errors++;
      }
      if (!(data1 === "ResidencyPolicy" || data1 === "ClusterResidencyPolicy")) {
        const err8 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          if (vErrors.push(err8) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
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
            if (vErrors.push(err9) > 1e3) {
              validate10.errors = vErrors;
              return false;
            }
          }
          errors++;
        }
        for (const key1 of Object.keys(data2)) {
          if (!func0.call(schema11.properties.metadata.properties, key1)) {
            const err10 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              if (vErrors.push(err10) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
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
                if (vErrors.push(err11) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!pattern0.test(data3)) {
              const err12 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/properties/metadata/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                if (vErrors.push(err12) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
          } else {
            const err13 = { instancePath: instancePath + "/metadata/name", schemaPath: "#/properties/metadata/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              if (vErrors.push(err13) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
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
                if (vErrors.push(err14) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!pattern1.test(data4)) {
              const err15 = { instancePath: instancePath + "/metadata/namespace", schemaPath: "#/properties/metadata/properties/namespace/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                if (vErrors.push(err15) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/metadata/namespace", schemaPath: "#/properties/metadata/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              if (vErrors.push(err16) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
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
                  if (vErrors.push(err17) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err18 = { instancePath: instancePath + "/metadata/labels", schemaPath: "#/properties/metadata/properties/labels/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              if (vErrors.push(err18) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
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
                  if (vErrors.push(err19) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/metadata/annotations", schemaPath: "#/properties/metadata/properties/annotations/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              if (vErrors.push(err20) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          if (vErrors.push(err21) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
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
            if (vErrors.push(err22) > 1e3) {
              validate10.errors = vErrors;
              return false;
            }
          }
          errors++;
        }
        for (const key4 of Object.keys(data9)) {
          if (!func0.call(schema11.properties.spec.properties, key4)) {
            const err23 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              if (vErrors.push(err23) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
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
            if (vErrors.push(err24) > 1e3) {
              validate10.errors = vErrors;
              return false;
            }
          }
          errors++;
        }
        if (!(data10 === "Enforce" || data10 === "Audit")) {
          const err25 = { instancePath: instancePath + "/spec/mode", schemaPath: "#/properties/spec/properties/mode/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.mode.enum }, message: "must be equal to one of the allowed values" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            if (vErrors.push(err25) > 1e3) {
              validate10.errors = vErrors;
              return false;
            }
          }
          errors++;
        }
        if (data9.selector !== void 0 && func0.call(data9, "selector")) {
          let data11 = data9.selector;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            for (const key5 of Object.keys(data11)) {
              if (!(key5 === "matchLabels" || key5 === "matchExpressions")) {
                const err26 = { instancePath: instancePath + "/spec/selector", schemaPath: "#/properties/spec/properties/selector/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  if (vErrors.push(err26) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data11.matchLabels !== void 0 && func0.call(data11, "matchLabels")) {
              let data12 = data11.matchLabels;
              if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                if (Object.keys(data12).length > 64) {
                  const err27 = { instancePath: instancePath + "/spec/selector/matchLabels", schemaPath: "#/properties/spec/properties/selector/properties/matchLabels/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    if (vErrors.push(err27) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key6 of Object.keys(data12)) {
                  let data13 = data12[key6];
                  if (typeof data13 === "string") {
                    if (func55(data13) > 63) {
                      const err28 = { instancePath: instancePath + "/spec/selector/matchLabels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/spec/properties/selector/properties/matchLabels/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err28];
                      } else {
                        if (vErrors.push(err28) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err29 = { instancePath: instancePath + "/spec/selector/matchLabels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/spec/properties/selector/properties/matchLabels/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err29];
                    } else {
                      if (vErrors.push(err29) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err30 = { instancePath: instancePath + "/spec/selector/matchLabels", schemaPath: "#/properties/spec/properties/selector/properties/matchLabels/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  if (vErrors.push(err30) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data11.matchExpressions !== void 0 && func0.call(data11, "matchExpressions")) {
              let data14 = data11.matchExpressions;
              if (Array.isArray(data14)) {
                if (data14.length > 32) {
                  const err31 = { instancePath: instancePath + "/spec/selector/matchExpressions", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    if (vErrors.push(err31) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data14.length < 1) {
                  const err32 = { instancePath: instancePath + "/spec/selector/matchExpressions", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    if (vErrors.push(err32) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len0 = data14.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data15 = data14[i0];
                  if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                    if (data15.key === void 0 || !func0.call(data15, "key")) {
                      const err33 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0, schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                      if (vErrors === null) {
                        vErrors = [err33];
                      } else {
                        if (vErrors.push(err33) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data15.operator === void 0 || !func0.call(data15, "operator")) {
                      const err34 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0, schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "operator" }, message: "must have required property 'operator'" };
                      if (vErrors === null) {
                        vErrors = [err34];
                      } else {
                        if (vErrors.push(err34) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    for (const key7 of Object.keys(data15)) {
                      if (!(key7 === "key" || key7 === "operator" || key7 === "values")) {
                        const err35 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0, schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err35];
                        } else {
                          if (vErrors.push(err35) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data15.key !== void 0 && func0.call(data15, "key")) {
                      let data16 = data15.key;
                      if (typeof data16 === "string") {
                        if (func55(data16) > 317) {
                          const err36 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/key", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/key/maxLength", keyword: "maxLength", params: { limit: 317 }, message: "must NOT have more than 317 characters" };
                          if (vErrors === null) {
                            vErrors = [err36];
                          } else {
                            if (vErrors.push(err36) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data16) < 1) {
                          const err37 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/key", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err37];
                          } else {
                            if (vErrors.push(err37) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err38 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/key", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err38];
                        } else {
                          if (vErrors.push(err38) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data15.operator !== void 0 && func0.call(data15, "operator")) {
                      let data17 = data15.operator;
                      if (typeof data17 !== "string") {
                        const err39 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/operator", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/operator/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err39];
                        } else {
                          if (vErrors.push(err39) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                      if (!(data17 === "In" || data17 === "NotIn" || data17 === "Exists" || data17 === "DoesNotExist")) {
                        const err40 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/operator", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/operator/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.selector.properties.matchExpressions.items.properties.operator.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err40];
                        } else {
                          if (vErrors.push(err40) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data15.values !== void 0 && func0.call(data15, "values")) {
                      let data18 = data15.values;
                      if (Array.isArray(data18)) {
                        if (data18.length > 256) {
                          const err41 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/values/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                          if (vErrors === null) {
                            vErrors = [err41];
                          } else {
                            if (vErrors.push(err41) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data18.length < 1) {
                          const err42 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/values/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err42];
                          } else {
                            if (vErrors.push(err42) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len1 = data18.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data19 = data18[i1];
                          if (typeof data19 === "string") {
                            if (func55(data19) > 63) {
                              const err43 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/values/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err43];
                              } else {
                                if (vErrors.push(err43) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err44 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/values/" + i1, schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/values/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err44];
                            } else {
                              if (vErrors.push(err44) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i2 = data18.length;
                        let j0;
                        if (i2 > 1) {
                          const indices0 = {};
                          for (; i2--; ) {
                            let item0 = data18[i2];
                            if (typeof item0 !== "string") {
                              continue;
                            }
                            if (typeof indices0[item0] == "number") {
                              j0 = indices0[item0];
                              const err45 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/values/uniqueItems", keyword: "uniqueItems", params: { i: i2, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i2 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err45];
                              } else {
                                if (vErrors.push(err45) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices0[item0] = i2;
                          }
                        }
                      } else {
                        const err46 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0 + "/values", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err46];
                        } else {
                          if (vErrors.push(err46) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err47 = { instancePath: instancePath + "/spec/selector/matchExpressions/" + i0, schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err47];
                    } else {
                      if (vErrors.push(err47) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err48 = { instancePath: instancePath + "/spec/selector/matchExpressions", schemaPath: "#/properties/spec/properties/selector/properties/matchExpressions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  if (vErrors.push(err48) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err49 = { instancePath: instancePath + "/spec/selector", schemaPath: "#/properties/spec/properties/selector/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err49];
            } else {
              if (vErrors.push(err49) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.namespaceSelector !== void 0 && func0.call(data9, "namespaceSelector")) {
          let data20 = data9.namespaceSelector;
          if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
            for (const key8 of Object.keys(data20)) {
              if (!(key8 === "matchLabels" || key8 === "matchExpressions")) {
                const err50 = { instancePath: instancePath + "/spec/namespaceSelector", schemaPath: "#/properties/spec/properties/namespaceSelector/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  if (vErrors.push(err50) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data20.matchLabels !== void 0 && func0.call(data20, "matchLabels")) {
              let data21 = data20.matchLabels;
              if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                if (Object.keys(data21).length > 64) {
                  const err51 = { instancePath: instancePath + "/spec/namespaceSelector/matchLabels", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchLabels/maxProperties", keyword: "maxProperties", params: { limit: 64 }, message: "must NOT have more than 64 properties" };
                  if (vErrors === null) {
                    vErrors = [err51];
                  } else {
                    if (vErrors.push(err51) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key9 of Object.keys(data21)) {
                  let data22 = data21[key9];
                  if (typeof data22 === "string") {
                    if (func55(data22) > 63) {
                      const err52 = { instancePath: instancePath + "/spec/namespaceSelector/matchLabels/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchLabels/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err52];
                      } else {
                        if (vErrors.push(err52) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err53 = { instancePath: instancePath + "/spec/namespaceSelector/matchLabels/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchLabels/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err53];
                    } else {
                      if (vErrors.push(err53) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err54 = { instancePath: instancePath + "/spec/namespaceSelector/matchLabels", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchLabels/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  if (vErrors.push(err54) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data20.matchExpressions !== void 0 && func0.call(data20, "matchExpressions")) {
              let data23 = data20.matchExpressions;
              if (Array.isArray(data23)) {
                if (data23.length > 32) {
                  const err55 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    if (vErrors.push(err55) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data23.length < 1) {
                  const err56 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    if (vErrors.push(err56) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len2 = data23.length;
                for (let i3 = 0; i3 < len2; i3++) {
                  let data24 = data23[i3];
                  if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
                    if (data24.key === void 0 || !func0.call(data24, "key")) {
                      const err57 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3, schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                      if (vErrors === null) {
                        vErrors = [err57];
                      } else {
                        if (vErrors.push(err57) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data24.operator === void 0 || !func0.call(data24, "operator")) {
                      const err58 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3, schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/required", keyword: "required", params: { missingProperty: "operator" }, message: "must have required property 'operator'" };
                      if (vErrors === null) {
                        vErrors = [err58];
                      } else {
                        if (vErrors.push(err58) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    for (const key10 of Object.keys(data24)) {
                      if (!(key10 === "key" || key10 === "operator" || key10 === "values")) {
                        const err59 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3, schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err59];
                        } else {
                          if (vErrors.push(err59) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data24.key !== void 0 && func0.call(data24, "key")) {
                      let data25 = data24.key;
                      if (typeof data25 === "string") {
                        if (func55(data25) > 317) {
                          const err60 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/key", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/key/maxLength", keyword: "maxLength", params: { limit: 317 }, message: "must NOT have more than 317 characters" };
                          if (vErrors === null) {
                            vErrors = [err60];
                          } else {
                            if (vErrors.push(err60) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data25) < 1) {
                          const err61 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/key", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err61];
                          } else {
                            if (vErrors.push(err61) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err62 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/key", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err62];
                        } else {
                          if (vErrors.push(err62) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data24.operator !== void 0 && func0.call(data24, "operator")) {
                      let data26 = data24.operator;
                      if (typeof data26 !== "string") {
                        const err63 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/operator", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/operator/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err63];
                        } else {
                          if (vErrors.push(err63) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                      if (!(data26 === "In" || data26 === "NotIn" || data26 === "Exists" || data26 === "DoesNotExist")) {
                        const err64 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/operator", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/operator/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.namespaceSelector.properties.matchExpressions.items.properties.operator.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err64];
                        } else {
                          if (vErrors.push(err64) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data24.values !== void 0 && func0.call(data24, "values")) {
                      let data27 = data24.values;
                      if (Array.isArray(data27)) {
                        if (data27.length > 256) {
                          const err65 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/values", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/values/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                          if (vErrors === null) {
                            vErrors = [err65];
                          } else {
                            if (vErrors.push(err65) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data27.length < 1) {
                          const err66 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/values", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/values/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err66];
                          } else {
                            if (vErrors.push(err66) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len3 = data27.length;
                        for (let i4 = 0; i4 < len3; i4++) {
                          let data28 = data27[i4];
                          if (typeof data28 === "string") {
                            if (func55(data28) > 63) {
                              const err67 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/values/" + i4, schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/values/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err67];
                              } else {
                                if (vErrors.push(err67) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err68 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/values/" + i4, schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/values/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err68];
                            } else {
                              if (vErrors.push(err68) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i5 = data27.length;
                        let j1;
                        if (i5 > 1) {
                          const indices1 = {};
                          for (; i5--; ) {
                            let item1 = data27[i5];
                            if (typeof item1 !== "string") {
                              continue;
                            }
                            if (typeof indices1[item1] == "number") {
                              j1 = indices1[item1];
                              const err69 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/values", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/values/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i5 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err69];
                              } else {
                                if (vErrors.push(err69) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices1[item1] = i5;
                          }
                        }
                      } else {
                        const err70 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3 + "/values", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err70];
                        } else {
                          if (vErrors.push(err70) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err71 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions/" + i3, schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err71];
                    } else {
                      if (vErrors.push(err71) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err72 = { instancePath: instancePath + "/spec/namespaceSelector/matchExpressions", schemaPath: "#/properties/spec/properties/namespaceSelector/properties/matchExpressions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  if (vErrors.push(err72) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err73 = { instancePath: instancePath + "/spec/namespaceSelector", schemaPath: "#/properties/spec/properties/namespaceSelector/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              if (vErrors.push(err73) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.reachableRanges !== void 0 && func0.call(data9, "reachableRanges")) {
          let data29 = data9.reachableRanges;
          if (Array.isArray(data29)) {
            if (data29.length > 64) {
              const err74 = { instancePath: instancePath + "/spec/reachableRanges", schemaPath: "#/properties/spec/properties/reachableRanges/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
              if (vErrors === null) {
                vErrors = [err74];
              } else {
                if (vErrors.push(err74) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data29.length < 1) {
              const err75 = { instancePath: instancePath + "/spec/reachableRanges", schemaPath: "#/properties/spec/properties/reachableRanges/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err75];
              } else {
                if (vErrors.push(err75) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            const len4 = data29.length;
            for (let i6 = 0; i6 < len4; i6++) {
              let data30 = data29[i6];
              if (typeof data30 === "string") {
                if (func55(data30) > 43) {
                  const err76 = { instancePath: instancePath + "/spec/reachableRanges/" + i6, schemaPath: "#/properties/spec/properties/reachableRanges/items/maxLength", keyword: "maxLength", params: { limit: 43 }, message: "must NOT have more than 43 characters" };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    if (vErrors.push(err76) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (!pattern2.test(data30)) {
                  const err77 = { instancePath: instancePath + "/spec/reachableRanges/" + i6, schemaPath: "#/properties/spec/properties/reachableRanges/items/pattern", keyword: "pattern", params: { pattern: "^[0-9A-Fa-f.:]+/[0-9]{1,3}$" }, message: 'must match pattern "^[0-9A-Fa-f.:]+/[0-9]{1,3}$"' };
                  if (vErrors === null) {
                    vErrors = [err77];
                  } else {
                    if (vErrors.push(err77) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
              } else {
                const err78 = { instancePath: instancePath + "/spec/reachableRanges/" + i6, schemaPath: "#/properties/spec/properties/reachableRanges/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err78];
                } else {
                  if (vErrors.push(err78) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            let i7 = data29.length;
            let j2;
            if (i7 > 1) {
              const indices2 = {};
              for (; i7--; ) {
                let item2 = data29[i7];
                if (typeof item2 !== "string") {
                  continue;
                }
                if (typeof indices2[item2] == "number") {
                  j2 = indices2[item2];
                  const err79 = { instancePath: instancePath + "/spec/reachableRanges", schemaPath: "#/properties/spec/properties/reachableRanges/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i7 + " are identical)" };
                  if (vErrors === null) {
                    vErrors = [err79];
                  } else {
                    if (vErrors.push(err79) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                  break;
                }
                indices2[item2] = i7;
              }
            }
          } else {
            const err80 = { instancePath: instancePath + "/spec/reachableRanges", schemaPath: "#/properties/spec/properties/reachableRanges/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err80];
            } else {
              if (vErrors.push(err80) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.residency !== void 0 && func0.call(data9, "residency")) {
          let data31 = data9.residency;
          if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
            if (data31.covers === void 0) {
              data31.covers = ["Processing", "SecondHops"];
            }
            if (data31.unknown === void 0) {
              data31.unknown = "Deny";
            }
            if (data31.secondHops === void 0) {
              data31.secondHops = "Deny";
            }
            if (data31.steer === void 0) {
              data31.steer = false;
            }
            if (data31.onEchoMismatch === void 0) {
              data31.onEchoMismatch = "Record";
            }
            if (data31.allow === void 0 || !func0.call(data31, "allow")) {
              const err81 = { instancePath: instancePath + "/spec/residency", schemaPath: "#/properties/spec/properties/residency/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
              if (vErrors === null) {
                vErrors = [err81];
              } else {
                if (vErrors.push(err81) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            for (const key11 of Object.keys(data31)) {
              if (!func0.call(schema11.properties.spec.properties.residency.properties, key11)) {
                const err82 = { instancePath: instancePath + "/spec/residency", schemaPath: "#/properties/spec/properties/residency/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err82];
                } else {
                  if (vErrors.push(err82) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data31.allow !== void 0 && func0.call(data31, "allow")) {
              let data32 = data31.allow;
              if (Array.isArray(data32)) {
                if (data32.length > 256) {
                  const err83 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                  if (vErrors === null) {
                    vErrors = [err83];
                  } else {
                    if (vErrors.push(err83) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data32.length < 1) {
                  const err84 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err84];
                  } else {
                    if (vErrors.push(err84) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len5 = data32.length;
                for (let i8 = 0; i8 < len5; i8++) {
                  let data33 = data32[i8];
                  if (typeof data33 === "string") {
                    if (func55(data33) > 64) {
                      const err85 = { instancePath: instancePath + "/spec/residency/allow/" + i8, schemaPath: "#/properties/spec/properties/residency/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                      if (vErrors === null) {
                        vErrors = [err85];
                      } else {
                        if (vErrors.push(err85) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (func55(data33) < 1) {
                      const err86 = { instancePath: instancePath + "/spec/residency/allow/" + i8, schemaPath: "#/properties/spec/properties/residency/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err86];
                      } else {
                        if (vErrors.push(err86) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err87 = { instancePath: instancePath + "/spec/residency/allow/" + i8, schemaPath: "#/properties/spec/properties/residency/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err87];
                    } else {
                      if (vErrors.push(err87) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                let i9 = data32.length;
                let j3;
                if (i9 > 1) {
                  const indices3 = {};
                  for (; i9--; ) {
                    let item3 = data32[i9];
                    if (typeof item3 !== "string") {
                      continue;
                    }
                    if (typeof indices3[item3] == "number") {
                      j3 = indices3[item3];
                      const err88 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i9, j: j3 }, message: "must NOT have duplicate items (items ## " + j3 + " and " + i9 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err88];
                      } else {
                        if (vErrors.push(err88) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                      break;
                    }
                    indices3[item3] = i9;
                  }
                }
              } else {
                const err89 = { instancePath: instancePath + "/spec/residency/allow", schemaPath: "#/properties/spec/properties/residency/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err89];
                } else {
                  if (vErrors.push(err89) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            let data34 = data31.covers;
            if (Array.isArray(data34)) {
              if (data34.length > 4) {
                const err90 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/maxItems", keyword: "maxItems", params: { limit: 4 }, message: "must NOT have more than 4 items" };
                if (vErrors === null) {
                  vErrors = [err90];
                } else {
                  if (vErrors.push(err90) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
              if (data34.length < 1) {
                const err91 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                if (vErrors === null) {
                  vErrors = [err91];
                } else {
                  if (vErrors.push(err91) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
              const len6 = data34.length;
              for (let i10 = 0; i10 < len6; i10++) {
                let data35 = data34[i10];
                if (typeof data35 !== "string") {
                  const err92 = { instancePath: instancePath + "/spec/residency/covers/" + i10, schemaPath: "#/properties/spec/properties/residency/properties/covers/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                  if (vErrors === null) {
                    vErrors = [err92];
                  } else {
                    if (vErrors.push(err92) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (!(data35 === "Processing" || data35 === "SecondHops" || data35 === "Storage" || data35 === "Telemetry")) {
                  const err93 = { instancePath: instancePath + "/spec/residency/covers/" + i10, schemaPath: "#/properties/spec/properties/residency/properties/covers/items/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.covers.items.enum }, message: "must be equal to one of the allowed values" };
                  if (vErrors === null) {
                    vErrors = [err93];
                  } else {
                    if (vErrors.push(err93) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
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
                    const err94 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/uniqueItems", keyword: "uniqueItems", params: { i: i11, j: j4 }, message: "must NOT have duplicate items (items ## " + j4 + " and " + i11 + " are identical)" };
                    if (vErrors === null) {
                      vErrors = [err94];
                    } else {
                      if (vErrors.push(err94) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                    break;
                  }
                  indices4[item4] = i11;
                }
              }
            } else {
              const err95 = { instancePath: instancePath + "/spec/residency/covers", schemaPath: "#/properties/spec/properties/residency/properties/covers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
              if (vErrors === null) {
                vErrors = [err95];
              } else {
                if (vErrors.push(err95) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            let data36 = data31.unknown;
            if (typeof data36 !== "string") {
              const err96 = { instancePath: instancePath + "/spec/residency/unknown", schemaPath: "#/properties/spec/properties/residency/properties/unknown/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err96];
              } else {
                if (vErrors.push(err96) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!(data36 === "Deny" || data36 === "RequireApproval")) {
              const err97 = { instancePath: instancePath + "/spec/residency/unknown", schemaPath: "#/properties/spec/properties/residency/properties/unknown/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.unknown.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err97];
              } else {
                if (vErrors.push(err97) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            let data37 = data31.secondHops;
            if (typeof data37 !== "string") {
              const err98 = { instancePath: instancePath + "/spec/residency/secondHops", schemaPath: "#/properties/spec/properties/residency/properties/secondHops/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err98];
              } else {
                if (vErrors.push(err98) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!(data37 === "Allow" || data37 === "Deny" || data37 === "Remove")) {
              const err99 = { instancePath: instancePath + "/spec/residency/secondHops", schemaPath: "#/properties/spec/properties/residency/properties/secondHops/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.secondHops.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err99];
              } else {
                if (vErrors.push(err99) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (typeof data31.steer !== "boolean") {
              const err100 = { instancePath: instancePath + "/spec/residency/steer", schemaPath: "#/properties/spec/properties/residency/properties/steer/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
              if (vErrors === null) {
                vErrors = [err100];
              } else {
                if (vErrors.push(err100) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data31.steerTo !== void 0 && func0.call(data31, "steerTo")) {
              let data39 = data31.steerTo;
              if (Array.isArray(data39)) {
                if (data39.length > 16) {
                  const err101 = { instancePath: instancePath + "/spec/residency/steerTo", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
                  if (vErrors === null) {
                    vErrors = [err101];
                  } else {
                    if (vErrors.push(err101) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data39.length < 1) {
                  const err102 = { instancePath: instancePath + "/spec/residency/steerTo", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err102];
                  } else {
                    if (vErrors.push(err102) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len7 = data39.length;
                for (let i12 = 0; i12 < len7; i12++) {
                  let data40 = data39[i12];
                  if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
                    if (data40.from === void 0 || !func0.call(data40, "from")) {
                      const err103 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'" };
                      if (vErrors === null) {
                        vErrors = [err103];
                      } else {
                        if (vErrors.push(err103) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data40.to === void 0 || !func0.call(data40, "to")) {
                      const err104 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'" };
                      if (vErrors === null) {
                        vErrors = [err104];
                      } else {
                        if (vErrors.push(err104) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data40.models === void 0 || !func0.call(data40, "models")) {
                      const err105 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/required", keyword: "required", params: { missingProperty: "models" }, message: "must have required property 'models'" };
                      if (vErrors === null) {
                        vErrors = [err105];
                      } else {
                        if (vErrors.push(err105) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    for (const key12 of Object.keys(data40)) {
                      if (!(key12 === "from" || key12 === "to" || key12 === "models")) {
                        const err106 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err106];
                        } else {
                          if (vErrors.push(err106) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data40.from !== void 0 && func0.call(data40, "from")) {
                      let data41 = data40.from;
                      if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
                        if (data41.provider === void 0 || !func0.call(data41, "provider")) {
                          const err107 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/from", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/from/required", keyword: "required", params: { missingProperty: "provider" }, message: "must have required property 'provider'" };
                          if (vErrors === null) {
                            vErrors = [err107];
                          } else {
                            if (vErrors.push(err107) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        for (const key13 of Object.keys(data41)) {
                          if (!(key13 === "provider")) {
                            const err108 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/from", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/from/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err108];
                            } else {
                              if (vErrors.push(err108) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data41.provider !== void 0 && func0.call(data41, "provider")) {
                          let data42 = data41.provider;
                          if (typeof data42 !== "string") {
                            const err109 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/from/provider", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/from/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err109];
                            } else {
                              if (vErrors.push(err109) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                          if (!(data42 === "anthropic")) {
                            const err110 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/from/provider", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/from/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.steerTo.items.properties.from.properties.provider.enum }, message: "must be equal to one of the allowed values" };
                            if (vErrors === null) {
                              vErrors = [err110];
                            } else {
                              if (vErrors.push(err110) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err111 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/from", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/from/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err111];
                        } else {
                          if (vErrors.push(err111) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data40.to !== void 0 && func0.call(data40, "to")) {
                      let data43 = data40.to;
                      if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
                        if (data43.provider === void 0 || !func0.call(data43, "provider")) {
                          const err112 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/required", keyword: "required", params: { missingProperty: "provider" }, message: "must have required property 'provider'" };
                          if (vErrors === null) {
                            vErrors = [err112];
                          } else {
                            if (vErrors.push(err112) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        for (const key14 of Object.keys(data43)) {
                          if (!(key14 === "provider" || key14 === "region" || key14 === "location" || key14 === "project")) {
                            const err113 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err113];
                            } else {
                              if (vErrors.push(err113) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data43.provider !== void 0 && func0.call(data43, "provider")) {
                          let data44 = data43.provider;
                          if (typeof data44 !== "string") {
                            const err114 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/provider", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err114];
                            } else {
                              if (vErrors.push(err114) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                          if (!(data44 === "bedrock" || data44 === "vertex")) {
                            const err115 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/provider", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/provider/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.steerTo.items.properties.to.properties.provider.enum }, message: "must be equal to one of the allowed values" };
                            if (vErrors === null) {
                              vErrors = [err115];
                            } else {
                              if (vErrors.push(err115) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data43.region !== void 0 && func0.call(data43, "region")) {
                          let data45 = data43.region;
                          if (typeof data45 === "string") {
                            if (func55(data45) > 32) {
                              const err116 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/region", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/region/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" };
                              if (vErrors === null) {
                                vErrors = [err116];
                              } else {
                                if (vErrors.push(err116) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern3.test(data45)) {
                              const err117 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/region", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/region/pattern", keyword: "pattern", params: { pattern: "^[a-z]{2}(-[a-z0-9]+)+$" }, message: 'must match pattern "^[a-z]{2}(-[a-z0-9]+)+$"' };
                              if (vErrors === null) {
                                vErrors = [err117];
                              } else {
                                if (vErrors.push(err117) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err118 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/region", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err118];
                            } else {
                              if (vErrors.push(err118) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data43.location !== void 0 && func0.call(data43, "location")) {
                          let data46 = data43.location;
                          if (typeof data46 === "string") {
                            if (func55(data46) > 32) {
                              const err119 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/location", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/location/maxLength", keyword: "maxLength", params: { limit: 32 }, message: "must NOT have more than 32 characters" };
                              if (vErrors === null) {
                                vErrors = [err119];
                              } else {
                                if (vErrors.push(err119) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern4.test(data46)) {
                              const err120 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/location", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/location/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9-]+$" }, message: 'must match pattern "^[a-z0-9-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err120];
                              } else {
                                if (vErrors.push(err120) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err121 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/location", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/location/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err121];
                            } else {
                              if (vErrors.push(err121) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data43.project !== void 0 && func0.call(data43, "project")) {
                          let data47 = data43.project;
                          if (typeof data47 === "string") {
                            if (func55(data47) > 63) {
                              const err122 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/project", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/project/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err122];
                              } else {
                                if (vErrors.push(err122) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern5.test(data47)) {
                              const err123 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/project", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/project/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9:.-]+$" }, message: 'must match pattern "^[a-z0-9:.-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err123];
                              } else {
                                if (vErrors.push(err123) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err124 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to/project", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/properties/project/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err124];
                            } else {
                              if (vErrors.push(err124) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err125 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/to", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/to/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err125];
                        } else {
                          if (vErrors.push(err125) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data40.models !== void 0 && func0.call(data40, "models")) {
                      let data48 = data40.models;
                      if (Array.isArray(data48)) {
                        if (data48.length > 64) {
                          const err126 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err126];
                          } else {
                            if (vErrors.push(err126) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data48.length < 1) {
                          const err127 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err127];
                          } else {
                            if (vErrors.push(err127) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len8 = data48.length;
                        for (let i13 = 0; i13 < len8; i13++) {
                          let data49 = data48[i13];
                          if (data49 && typeof data49 == "object" && !Array.isArray(data49)) {
                            if (data49.from === void 0 || !func0.call(data49, "from")) {
                              const err128 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'" };
                              if (vErrors === null) {
                                vErrors = [err128];
                              } else {
                                if (vErrors.push(err128) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (data49.to === void 0 || !func0.call(data49, "to")) {
                              const err129 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'" };
                              if (vErrors === null) {
                                vErrors = [err129];
                              } else {
                                if (vErrors.push(err129) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            for (const key15 of Object.keys(data49)) {
                              if (!(key15 === "from" || key15 === "to")) {
                                const err130 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties" };
                                if (vErrors === null) {
                                  vErrors = [err130];
                                } else {
                                  if (vErrors.push(err130) > 1e3) {
                                    validate10.errors = vErrors;
                                    return false;
                                  }
                                }
                                errors++;
                              }
                            }
                            if (data49.from !== void 0 && func0.call(data49, "from")) {
                              let data50 = data49.from;
                              if (typeof data50 === "string") {
                                if (func55(data50) > 128) {
                                  const err131 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13 + "/from", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/properties/from/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                                  if (vErrors === null) {
                                    vErrors = [err131];
                                  } else {
                                    if (vErrors.push(err131) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                                if (!pattern6.test(data50)) {
                                  const err132 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13 + "/from", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/properties/from/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9*._:/@-]+$" }, message: 'must match pattern "^[A-Za-z0-9*._:/@-]+$"' };
                                  if (vErrors === null) {
                                    vErrors = [err132];
                                  } else {
                                    if (vErrors.push(err132) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                              } else {
                                const err133 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13 + "/from", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/properties/from/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                if (vErrors === null) {
                                  vErrors = [err133];
                                } else {
                                  if (vErrors.push(err133) > 1e3) {
                                    validate10.errors = vErrors;
                                    return false;
                                  }
                                }
                                errors++;
                              }
                            }
                            if (data49.to !== void 0 && func0.call(data49, "to")) {
                              let data51 = data49.to;
                              if (typeof data51 === "string") {
                                if (func55(data51) > 128) {
                                  const err134 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13 + "/to", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/properties/to/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                                  if (vErrors === null) {
                                    vErrors = [err134];
                                  } else {
                                    if (vErrors.push(err134) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                                if (!pattern7.test(data51)) {
                                  const err135 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13 + "/to", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/properties/to/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._:/@-]+$" }, message: 'must match pattern "^[A-Za-z0-9._:/@-]+$"' };
                                  if (vErrors === null) {
                                    vErrors = [err135];
                                  } else {
                                    if (vErrors.push(err135) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                              } else {
                                const err136 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13 + "/to", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/properties/to/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                if (vErrors === null) {
                                  vErrors = [err136];
                                } else {
                                  if (vErrors.push(err136) > 1e3) {
                                    validate10.errors = vErrors;
                                    return false;
                                  }
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err137 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models/" + i13, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                            if (vErrors === null) {
                              vErrors = [err137];
                            } else {
                              if (vErrors.push(err137) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err138 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12 + "/models", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/properties/models/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err138];
                        } else {
                          if (vErrors.push(err138) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err139 = { instancePath: instancePath + "/spec/residency/steerTo/" + i12, schemaPath: "#/properties/spec/properties/residency/properties/steerTo/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err139];
                    } else {
                      if (vErrors.push(err139) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err140 = { instancePath: instancePath + "/spec/residency/steerTo", schemaPath: "#/properties/spec/properties/residency/properties/steerTo/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err140];
                } else {
                  if (vErrors.push(err140) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            let data52 = data31.onEchoMismatch;
            if (typeof data52 !== "string") {
              const err141 = { instancePath: instancePath + "/spec/residency/onEchoMismatch", schemaPath: "#/properties/spec/properties/residency/properties/onEchoMismatch/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err141];
              } else {
                if (vErrors.push(err141) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!(data52 === "Record" || data52 === "EndStream")) {
              const err142 = { instancePath: instancePath + "/spec/residency/onEchoMismatch", schemaPath: "#/properties/spec/properties/residency/properties/onEchoMismatch/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.onEchoMismatch.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err142];
              } else {
                if (vErrors.push(err142) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data31.require !== void 0 && func0.call(data31, "require")) {
              let data53 = data31.require;
              if (data53 && typeof data53 == "object" && !Array.isArray(data53)) {
                if (Object.keys(data53).length < 1) {
                  const err143 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
                  if (vErrors === null) {
                    vErrors = [err143];
                  } else {
                    if (vErrors.push(err143) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key16 of Object.keys(data53)) {
                  if (!(key16 === "confidence" || key16 === "maxAge")) {
                    const err144 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err144];
                    } else {
                      if (vErrors.push(err144) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data53.confidence !== void 0 && func0.call(data53, "confidence")) {
                  let data54 = data53.confidence;
                  if (typeof data54 !== "string") {
                    const err145 = { instancePath: instancePath + "/spec/residency/require/confidence", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/confidence/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err145];
                    } else {
                      if (vErrors.push(err145) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                  if (!(data54 === "Attested" || data54 === "Contractual" || data54 === "Documented" || data54 === "Declared" || data54 === "Inferred")) {
                    const err146 = { instancePath: instancePath + "/spec/residency/require/confidence", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/confidence/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.require.properties.confidence.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err146];
                    } else {
                      if (vErrors.push(err146) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data53.maxAge !== void 0 && func0.call(data53, "maxAge")) {
                  let data55 = data53.maxAge;
                  if (typeof data55 === "string") {
                    if (func55(data55) > 6) {
                      const err147 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/maxLength", keyword: "maxLength", params: { limit: 6 }, message: "must NOT have more than 6 characters" };
                      if (vErrors === null) {
                        vErrors = [err147];
                      } else {
                        if (vErrors.push(err147) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!pattern8.test(data55)) {
                      const err148 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,4}d$" }, message: 'must match pattern "^[1-9][0-9]{0,4}d$"' };
                      if (vErrors === null) {
                        vErrors = [err148];
                      } else {
                        if (vErrors.push(err148) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err149 = { instancePath: instancePath + "/spec/residency/require/maxAge", schemaPath: "#/properties/spec/properties/residency/properties/require/properties/maxAge/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err149];
                    } else {
                      if (vErrors.push(err149) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err150 = { instancePath: instancePath + "/spec/residency/require", schemaPath: "#/properties/spec/properties/residency/properties/require/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err150];
                } else {
                  if (vErrors.push(err150) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data31.conditions !== void 0 && func0.call(data31, "conditions")) {
              let data56 = data31.conditions;
              if (Array.isArray(data56)) {
                if (data56.length > 64) {
                  const err151 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                  if (vErrors === null) {
                    vErrors = [err151];
                  } else {
                    if (vErrors.push(err151) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data56.length < 1) {
                  const err152 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err152];
                  } else {
                    if (vErrors.push(err152) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len9 = data56.length;
                for (let i14 = 0; i14 < len9; i14++) {
                  let data57 = data56[i14];
                  if (typeof data57 === "string") {
                    if (func55(data57) > 128) {
                      const err153 = { instancePath: instancePath + "/spec/residency/conditions/" + i14, schemaPath: "#/properties/spec/properties/residency/properties/conditions/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                      if (vErrors === null) {
                        vErrors = [err153];
                      } else {
                        if (vErrors.push(err153) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!pattern9.test(data57)) {
                      const err154 = { instancePath: instancePath + "/spec/residency/conditions/" + i14, schemaPath: "#/properties/spec/properties/residency/properties/conditions/items/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9-]+/[a-z0-9-]+$" }, message: 'must match pattern "^[a-z0-9-]+/[a-z0-9-]+$"' };
                      if (vErrors === null) {
                        vErrors = [err154];
                      } else {
                        if (vErrors.push(err154) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err155 = { instancePath: instancePath + "/spec/residency/conditions/" + i14, schemaPath: "#/properties/spec/properties/residency/properties/conditions/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err155];
                    } else {
                      if (vErrors.push(err155) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                let i15 = data56.length;
                let j5;
                if (i15 > 1) {
                  const indices5 = {};
                  for (; i15--; ) {
                    let item5 = data56[i15];
                    if (typeof item5 !== "string") {
                      continue;
                    }
                    if (typeof indices5[item5] == "number") {
                      j5 = indices5[item5];
                      const err156 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/uniqueItems", keyword: "uniqueItems", params: { i: i15, j: j5 }, message: "must NOT have duplicate items (items ## " + j5 + " and " + i15 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err156];
                      } else {
                        if (vErrors.push(err156) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                      break;
                    }
                    indices5[item5] = i15;
                  }
                }
              } else {
                const err157 = { instancePath: instancePath + "/spec/residency/conditions", schemaPath: "#/properties/spec/properties/residency/properties/conditions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err157];
                } else {
                  if (vErrors.push(err157) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data31.deployments !== void 0 && func0.call(data31, "deployments")) {
              let data58 = data31.deployments;
              if (Array.isArray(data58)) {
                if (data58.length > 256) {
                  const err158 = { instancePath: instancePath + "/spec/residency/deployments", schemaPath: "#/properties/spec/properties/residency/properties/deployments/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                  if (vErrors === null) {
                    vErrors = [err158];
                  } else {
                    if (vErrors.push(err158) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data58.length < 1) {
                  const err159 = { instancePath: instancePath + "/spec/residency/deployments", schemaPath: "#/properties/spec/properties/residency/properties/deployments/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err159];
                  } else {
                    if (vErrors.push(err159) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len10 = data58.length;
                for (let i16 = 0; i16 < len10; i16++) {
                  let data59 = data58[i16];
                  if (data59 && typeof data59 == "object" && !Array.isArray(data59)) {
                    if (data59.location === void 0 || !func0.call(data59, "location")) {
                      const err160 = { instancePath: instancePath + "/spec/residency/deployments/" + i16, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/required", keyword: "required", params: { missingProperty: "location" }, message: "must have required property 'location'" };
                      if (vErrors === null) {
                        vErrors = [err160];
                      } else {
                        if (vErrors.push(err160) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    for (const key17 of Object.keys(data59)) {
                      if (!(key17 === "host" || key17 === "resource" || key17 === "deployment" || key17 === "location" || key17 === "sku")) {
                        const err161 = { instancePath: instancePath + "/spec/residency/deployments/" + i16, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err161];
                        } else {
                          if (vErrors.push(err161) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data59.host !== void 0 && func0.call(data59, "host")) {
                      let data60 = data59.host;
                      if (typeof data60 === "string") {
                        if (func55(data60) > 253) {
                          const err162 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/host", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/host/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                          if (vErrors === null) {
                            vErrors = [err162];
                          } else {
                            if (vErrors.push(err162) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern10.test(data60)) {
                          const err163 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/host", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/host/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$" }, message: 'must match pattern "^[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+$"' };
                          if (vErrors === null) {
                            vErrors = [err163];
                          } else {
                            if (vErrors.push(err163) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err164 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/host", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err164];
                        } else {
                          if (vErrors.push(err164) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data59.resource !== void 0 && func0.call(data59, "resource")) {
                      let data61 = data59.resource;
                      if (typeof data61 === "string") {
                        if (func55(data61) > 63) {
                          const err165 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/resource", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/resource/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err165];
                          } else {
                            if (vErrors.push(err165) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern11.test(data61)) {
                          const err166 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/resource", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/resource/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, message: 'must match pattern "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$"' };
                          if (vErrors === null) {
                            vErrors = [err166];
                          } else {
                            if (vErrors.push(err166) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err167 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/resource", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/resource/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err167];
                        } else {
                          if (vErrors.push(err167) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data59.deployment !== void 0 && func0.call(data59, "deployment")) {
                      let data62 = data59.deployment;
                      if (typeof data62 === "string") {
                        if (func55(data62) > 256) {
                          const err168 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
                          if (vErrors === null) {
                            vErrors = [err168];
                          } else {
                            if (vErrors.push(err168) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data62) < 1) {
                          const err169 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err169];
                          } else {
                            if (vErrors.push(err169) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern12.test(data62)) {
                          const err170 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$" }, message: 'must match pattern "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$"' };
                          if (vErrors === null) {
                            vErrors = [err170];
                          } else {
                            if (vErrors.push(err170) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err171 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/deployment", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/deployment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err171];
                        } else {
                          if (vErrors.push(err171) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data59.location !== void 0 && func0.call(data59, "location")) {
                      let data63 = data59.location;
                      if (Array.isArray(data63)) {
                        if (data63.length > 64) {
                          const err172 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err172];
                          } else {
                            if (vErrors.push(err172) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data63.length < 1) {
                          const err173 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err173];
                          } else {
                            if (vErrors.push(err173) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len11 = data63.length;
                        for (let i17 = 0; i17 < len11; i17++) {
                          let data64 = data63[i17];
                          if (typeof data64 === "string") {
                            if (func55(data64) > 64) {
                              const err174 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/location/" + i17, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                              if (vErrors === null) {
                                vErrors = [err174];
                              } else {
                                if (vErrors.push(err174) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (func55(data64) < 1) {
                              const err175 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/location/" + i17, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err175];
                              } else {
                                if (vErrors.push(err175) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err176 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/location/" + i17, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err176];
                            } else {
                              if (vErrors.push(err176) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i18 = data63.length;
                        let j6;
                        if (i18 > 1) {
                          const indices6 = {};
                          for (; i18--; ) {
                            let item6 = data63[i18];
                            if (typeof item6 !== "string") {
                              continue;
                            }
                            if (typeof indices6[item6] == "number") {
                              j6 = indices6[item6];
                              const err177 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/uniqueItems", keyword: "uniqueItems", params: { i: i18, j: j6 }, message: "must NOT have duplicate items (items ## " + j6 + " and " + i18 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err177];
                              } else {
                                if (vErrors.push(err177) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices6[item6] = i18;
                          }
                        }
                      } else {
                        const err178 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/location", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/location/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err178];
                        } else {
                          if (vErrors.push(err178) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data59.sku !== void 0 && func0.call(data59, "sku")) {
                      let data65 = data59.sku;
                      if (typeof data65 !== "string") {
                        const err179 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/sku", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/sku/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err179];
                        } else {
                          if (vErrors.push(err179) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                      if (!(data65 === "Standard" || data65 === "ProvisionedManaged" || data65 === "DataZoneStandard" || data65 === "DataZoneProvisionedManaged" || data65 === "DataZoneBatch" || data65 === "GlobalStandard" || data65 === "GlobalProvisionedManaged" || data65 === "GlobalBatch" || data65 === "DeveloperTier")) {
                        const err180 = { instancePath: instancePath + "/spec/residency/deployments/" + i16 + "/sku", schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/properties/sku/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.residency.properties.deployments.items.properties.sku.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err180];
                        } else {
                          if (vErrors.push(err180) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err181 = { instancePath: instancePath + "/spec/residency/deployments/" + i16, schemaPath: "#/properties/spec/properties/residency/properties/deployments/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err181];
                    } else {
                      if (vErrors.push(err181) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err182 = { instancePath: instancePath + "/spec/residency/deployments", schemaPath: "#/properties/spec/properties/residency/properties/deployments/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err182];
                } else {
                  if (vErrors.push(err182) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err183 = { instancePath: instancePath + "/spec/residency", schemaPath: "#/properties/spec/properties/residency/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err183];
            } else {
              if (vErrors.push(err183) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.placement !== void 0 && func0.call(data9, "placement")) {
          let data66 = data9.placement;
          if (typeof data66 !== "string") {
            const err184 = { instancePath: instancePath + "/spec/placement", schemaPath: "#/properties/spec/properties/placement/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err184];
            } else {
              if (vErrors.push(err184) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
          if (!(data66 === "Require")) {
            const err185 = { instancePath: instancePath + "/spec/placement", schemaPath: "#/properties/spec/properties/placement/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.placement.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err185];
            } else {
              if (vErrors.push(err185) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.nodeRegions !== void 0 && func0.call(data9, "nodeRegions")) {
          let data67 = data9.nodeRegions;
          if (Array.isArray(data67)) {
            if (data67.length > 64) {
              const err186 = { instancePath: instancePath + "/spec/nodeRegions", schemaPath: "#/properties/spec/properties/nodeRegions/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
              if (vErrors === null) {
                vErrors = [err186];
              } else {
                if (vErrors.push(err186) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data67.length < 1) {
              const err187 = { instancePath: instancePath + "/spec/nodeRegions", schemaPath: "#/properties/spec/properties/nodeRegions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err187];
              } else {
                if (vErrors.push(err187) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            const len12 = data67.length;
            for (let i19 = 0; i19 < len12; i19++) {
              let data68 = data67[i19];
              if (data68 && typeof data68 == "object" && !Array.isArray(data68)) {
                if (data68.name === void 0 || !func0.call(data68, "name")) {
                  const err188 = { instancePath: instancePath + "/spec/nodeRegions/" + i19, schemaPath: "#/properties/spec/properties/nodeRegions/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                  if (vErrors === null) {
                    vErrors = [err188];
                  } else {
                    if (vErrors.push(err188) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data68.location === void 0 || !func0.call(data68, "location")) {
                  const err189 = { instancePath: instancePath + "/spec/nodeRegions/" + i19, schemaPath: "#/properties/spec/properties/nodeRegions/items/required", keyword: "required", params: { missingProperty: "location" }, message: "must have required property 'location'" };
                  if (vErrors === null) {
                    vErrors = [err189];
                  } else {
                    if (vErrors.push(err189) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key18 of Object.keys(data68)) {
                  if (!(key18 === "name" || key18 === "location")) {
                    const err190 = { instancePath: instancePath + "/spec/nodeRegions/" + i19, schemaPath: "#/properties/spec/properties/nodeRegions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key18 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err190];
                    } else {
                      if (vErrors.push(err190) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data68.name !== void 0 && func0.call(data68, "name")) {
                  let data69 = data68.name;
                  if (typeof data69 === "string") {
                    if (func55(data69) > 63) {
                      const err191 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/name", schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err191];
                      } else {
                        if (vErrors.push(err191) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!pattern13.test(data69)) {
                      const err192 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/name", schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$" }, message: 'must match pattern "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"' };
                      if (vErrors === null) {
                        vErrors = [err192];
                      } else {
                        if (vErrors.push(err192) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err193 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/name", schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err193];
                    } else {
                      if (vErrors.push(err193) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data68.location !== void 0 && func0.call(data68, "location")) {
                  let data70 = data68.location;
                  if (Array.isArray(data70)) {
                    if (data70.length > 16) {
                      const err194 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/location", schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/location/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
                      if (vErrors === null) {
                        vErrors = [err194];
                      } else {
                        if (vErrors.push(err194) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data70.length < 1) {
                      const err195 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/location", schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/location/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err195];
                      } else {
                        if (vErrors.push(err195) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len13 = data70.length;
                    for (let i20 = 0; i20 < len13; i20++) {
                      let data71 = data70[i20];
                      if (typeof data71 === "string") {
                        if (func55(data71) > 64) {
                          const err196 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/location/" + i20, schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/location/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err196];
                          } else {
                            if (vErrors.push(err196) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data71) < 1) {
                          const err197 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/location/" + i20, schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/location/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err197];
                          } else {
                            if (vErrors.push(err197) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err198 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/location/" + i20, schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/location/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err198];
                        } else {
                          if (vErrors.push(err198) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i21 = data70.length;
                    let j7;
                    if (i21 > 1) {
                      const indices7 = {};
                      for (; i21--; ) {
                        let item7 = data70[i21];
                        if (typeof item7 !== "string") {
                          continue;
                        }
                        if (typeof indices7[item7] == "number") {
                          j7 = indices7[item7];
                          const err199 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/location", schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/location/uniqueItems", keyword: "uniqueItems", params: { i: i21, j: j7 }, message: "must NOT have duplicate items (items ## " + j7 + " and " + i21 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err199];
                          } else {
                            if (vErrors.push(err199) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices7[item7] = i21;
                      }
                    }
                  } else {
                    const err200 = { instancePath: instancePath + "/spec/nodeRegions/" + i19 + "/location", schemaPath: "#/properties/spec/properties/nodeRegions/items/properties/location/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err200];
                    } else {
                      if (vErrors.push(err200) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err201 = { instancePath: instancePath + "/spec/nodeRegions/" + i19, schemaPath: "#/properties/spec/properties/nodeRegions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err201];
                } else {
                  if (vErrors.push(err201) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err202 = { instancePath: instancePath + "/spec/nodeRegions", schemaPath: "#/properties/spec/properties/nodeRegions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err202];
            } else {
              if (vErrors.push(err202) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.egress !== void 0 && func0.call(data9, "egress")) {
          let data72 = data9.egress;
          if (Array.isArray(data72)) {
            if (data72.length > 128) {
              const err203 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/maxItems", keyword: "maxItems", params: { limit: 128 }, message: "must NOT have more than 128 items" };
              if (vErrors === null) {
                vErrors = [err203];
              } else {
                if (vErrors.push(err203) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data72.length < 1) {
              const err204 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err204];
              } else {
                if (vErrors.push(err204) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            const len14 = data72.length;
            for (let i22 = 0; i22 < len14; i22++) {
              let data73 = data72[i22];
              if (data73 && typeof data73 == "object" && !Array.isArray(data73)) {
                if (data73.name === void 0 || !func0.call(data73, "name")) {
                  const err205 = { instancePath: instancePath + "/spec/egress/" + i22, schemaPath: "#/properties/spec/properties/egress/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                  if (vErrors === null) {
                    vErrors = [err205];
                  } else {
                    if (vErrors.push(err205) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data73.action === void 0 || !func0.call(data73, "action")) {
                  const err206 = { instancePath: instancePath + "/spec/egress/" + i22, schemaPath: "#/properties/spec/properties/egress/items/required", keyword: "required", params: { missingProperty: "action" }, message: "must have required property 'action'" };
                  if (vErrors === null) {
                    vErrors = [err206];
                  } else {
                    if (vErrors.push(err206) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key19 of Object.keys(data73)) {
                  if (!(key19 === "name" || key19 === "provider" || key19 === "hosts" || key19 === "location" || key19 === "privateAddresses" || key19 === "action")) {
                    const err207 = { instancePath: instancePath + "/spec/egress/" + i22, schemaPath: "#/properties/spec/properties/egress/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key19 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err207];
                    } else {
                      if (vErrors.push(err207) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data73.name !== void 0 && func0.call(data73, "name")) {
                  let data74 = data73.name;
                  if (typeof data74 === "string") {
                    if (func55(data74) > 63) {
                      const err208 = { instancePath: instancePath + "/spec/egress/" + i22 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err208];
                      } else {
                        if (vErrors.push(err208) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!pattern1.test(data74)) {
                      const err209 = { instancePath: instancePath + "/spec/egress/" + i22 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
                      if (vErrors === null) {
                        vErrors = [err209];
                      } else {
                        if (vErrors.push(err209) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err210 = { instancePath: instancePath + "/spec/egress/" + i22 + "/name", schemaPath: "#/properties/spec/properties/egress/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err210];
                    } else {
                      if (vErrors.push(err210) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data73.provider !== void 0 && func0.call(data73, "provider")) {
                  let data75 = data73.provider;
                  if (typeof data75 === "string") {
                    if (func55(data75) > 63) {
                      const err211 = { instancePath: instancePath + "/spec/egress/" + i22 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err211];
                      } else {
                        if (vErrors.push(err211) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (func55(data75) < 1) {
                      const err212 = { instancePath: instancePath + "/spec/egress/" + i22 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err212];
                      } else {
                        if (vErrors.push(err212) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err213 = { instancePath: instancePath + "/spec/egress/" + i22 + "/provider", schemaPath: "#/properties/spec/properties/egress/items/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err213];
                    } else {
                      if (vErrors.push(err213) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data73.hosts !== void 0 && func0.call(data73, "hosts")) {
                  let data76 = data73.hosts;
                  if (Array.isArray(data76)) {
                    if (data76.length > 64) {
                      const err214 = { instancePath: instancePath + "/spec/egress/" + i22 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err214];
                      } else {
                        if (vErrors.push(err214) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data76.length < 1) {
                      const err215 = { instancePath: instancePath + "/spec/egress/" + i22 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err215];
                      } else {
                        if (vErrors.push(err215) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len15 = data76.length;
                    for (let i23 = 0; i23 < len15; i23++) {
                      let data77 = data76[i23];
                      if (typeof data77 === "string") {
                        if (func55(data77) > 253) {
                          const err216 = { instancePath: instancePath + "/spec/egress/" + i22 + "/hosts/" + i23, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                          if (vErrors === null) {
                            vErrors = [err216];
                          } else {
                            if (vErrors.push(err216) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern15.test(data77)) {
                          const err217 = { instancePath: instancePath + "/spec/egress/" + i22 + "/hosts/" + i23, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, message: 'must match pattern "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"' };
                          if (vErrors === null) {
                            vErrors = [err217];
                          } else {
                            if (vErrors.push(err217) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err218 = { instancePath: instancePath + "/spec/egress/" + i22 + "/hosts/" + i23, schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err218];
                        } else {
                          if (vErrors.push(err218) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i24 = data76.length;
                    let j8;
                    if (i24 > 1) {
                      const indices8 = {};
                      for (; i24--; ) {
                        let item8 = data76[i24];
                        if (typeof item8 !== "string") {
                          continue;
                        }
                        if (typeof indices8[item8] == "number") {
                          j8 = indices8[item8];
                          const err219 = { instancePath: instancePath + "/spec/egress/" + i22 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/uniqueItems", keyword: "uniqueItems", params: { i: i24, j: j8 }, message: "must NOT have duplicate items (items ## " + j8 + " and " + i24 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err219];
                          } else {
                            if (vErrors.push(err219) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices8[item8] = i24;
                      }
                    }
                  } else {
                    const err220 = { instancePath: instancePath + "/spec/egress/" + i22 + "/hosts", schemaPath: "#/properties/spec/properties/egress/items/properties/hosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err220];
                    } else {
                      if (vErrors.push(err220) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data73.location !== void 0 && func0.call(data73, "location")) {
                  let data78 = data73.location;
                  if (Array.isArray(data78)) {
                    if (data78.length > 64) {
                      const err221 = { instancePath: instancePath + "/spec/egress/" + i22 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err221];
                      } else {
                        if (vErrors.push(err221) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data78.length < 1) {
                      const err222 = { instancePath: instancePath + "/spec/egress/" + i22 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err222];
                      } else {
                        if (vErrors.push(err222) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len16 = data78.length;
                    for (let i25 = 0; i25 < len16; i25++) {
                      let data79 = data78[i25];
                      if (typeof data79 === "string") {
                        if (func55(data79) > 64) {
                          const err223 = { instancePath: instancePath + "/spec/egress/" + i22 + "/location/" + i25, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err223];
                          } else {
                            if (vErrors.push(err223) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data79) < 1) {
                          const err224 = { instancePath: instancePath + "/spec/egress/" + i22 + "/location/" + i25, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err224];
                          } else {
                            if (vErrors.push(err224) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err225 = { instancePath: instancePath + "/spec/egress/" + i22 + "/location/" + i25, schemaPath: "#/properties/spec/properties/egress/items/properties/location/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err225];
                        } else {
                          if (vErrors.push(err225) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i26 = data78.length;
                    let j9;
                    if (i26 > 1) {
                      const indices9 = {};
                      for (; i26--; ) {
                        let item9 = data78[i26];
                        if (typeof item9 !== "string") {
                          continue;
                        }
                        if (typeof indices9[item9] == "number") {
                          j9 = indices9[item9];
                          const err226 = { instancePath: instancePath + "/spec/egress/" + i22 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/uniqueItems", keyword: "uniqueItems", params: { i: i26, j: j9 }, message: "must NOT have duplicate items (items ## " + j9 + " and " + i26 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err226];
                          } else {
                            if (vErrors.push(err226) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices9[item9] = i26;
                      }
                    }
                  } else {
                    const err227 = { instancePath: instancePath + "/spec/egress/" + i22 + "/location", schemaPath: "#/properties/spec/properties/egress/items/properties/location/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err227];
                    } else {
                      if (vErrors.push(err227) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data73.privateAddresses !== void 0 && func0.call(data73, "privateAddresses")) {
                  if (typeof data73.privateAddresses !== "boolean") {
                    const err228 = { instancePath: instancePath + "/spec/egress/" + i22 + "/privateAddresses", schemaPath: "#/properties/spec/properties/egress/items/properties/privateAddresses/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                    if (vErrors === null) {
                      vErrors = [err228];
                    } else {
                      if (vErrors.push(err228) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data73.action !== void 0 && func0.call(data73, "action")) {
                  let data81 = data73.action;
                  if (typeof data81 !== "string") {
                    const err229 = { instancePath: instancePath + "/spec/egress/" + i22 + "/action", schemaPath: "#/properties/spec/properties/egress/items/properties/action/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err229];
                    } else {
                      if (vErrors.push(err229) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                  if (!(data81 === "Allow" || data81 === "Deny" || data81 === "RequireApproval")) {
                    const err230 = { instancePath: instancePath + "/spec/egress/" + i22 + "/action", schemaPath: "#/properties/spec/properties/egress/items/properties/action/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.egress.items.properties.action.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err230];
                    } else {
                      if (vErrors.push(err230) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err231 = { instancePath: instancePath + "/spec/egress/" + i22, schemaPath: "#/properties/spec/properties/egress/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err231];
                } else {
                  if (vErrors.push(err231) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err232 = { instancePath: instancePath + "/spec/egress", schemaPath: "#/properties/spec/properties/egress/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err232];
            } else {
              if (vErrors.push(err232) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.exceptions !== void 0 && func0.call(data9, "exceptions")) {
          let data82 = data9.exceptions;
          if (Array.isArray(data82)) {
            if (data82.length > 64) {
              const err233 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
              if (vErrors === null) {
                vErrors = [err233];
              } else {
                if (vErrors.push(err233) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data82.length < 1) {
              const err234 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err234];
              } else {
                if (vErrors.push(err234) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            const len17 = data82.length;
            for (let i27 = 0; i27 < len17; i27++) {
              let data83 = data82[i27];
              if (data83 && typeof data83 == "object" && !Array.isArray(data83)) {
                if (data83.match === void 0 || !func0.call(data83, "match")) {
                  const err235 = { instancePath: instancePath + "/spec/exceptions/" + i27, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "match" }, message: "must have required property 'match'" };
                  if (vErrors === null) {
                    vErrors = [err235];
                  } else {
                    if (vErrors.push(err235) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data83.allow === void 0 || !func0.call(data83, "allow")) {
                  const err236 = { instancePath: instancePath + "/spec/exceptions/" + i27, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
                  if (vErrors === null) {
                    vErrors = [err236];
                  } else {
                    if (vErrors.push(err236) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data83.reason === void 0 || !func0.call(data83, "reason")) {
                  const err237 = { instancePath: instancePath + "/spec/exceptions/" + i27, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
                  if (vErrors === null) {
                    vErrors = [err237];
                  } else {
                    if (vErrors.push(err237) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data83.notAfter === void 0 || !func0.call(data83, "notAfter")) {
                  const err238 = { instancePath: instancePath + "/spec/exceptions/" + i27, schemaPath: "#/properties/spec/properties/exceptions/items/required", keyword: "required", params: { missingProperty: "notAfter" }, message: "must have required property 'notAfter'" };
                  if (vErrors === null) {
                    vErrors = [err238];
                  } else {
                    if (vErrors.push(err238) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key20 of Object.keys(data83)) {
                  if (!(key20 === "match" || key20 === "allow" || key20 === "reason" || key20 === "ticket" || key20 === "notAfter")) {
                    const err239 = { instancePath: instancePath + "/spec/exceptions/" + i27, schemaPath: "#/properties/spec/properties/exceptions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key20 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err239];
                    } else {
                      if (vErrors.push(err239) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data83.match !== void 0 && func0.call(data83, "match")) {
                  let data84 = data83.match;
                  if (data84 && typeof data84 == "object" && !Array.isArray(data84)) {
                    for (const key21 of Object.keys(data84)) {
                      if (!(key21 === "provider" || key21 === "hosts" || key21 === "models")) {
                        const err240 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key21 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err240];
                        } else {
                          if (vErrors.push(err240) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data84.provider !== void 0 && func0.call(data84, "provider")) {
                      let data85 = data84.provider;
                      if (typeof data85 === "string") {
                        if (func55(data85) > 63) {
                          const err241 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err241];
                          } else {
                            if (vErrors.push(err241) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data85) < 1) {
                          const err242 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err242];
                          } else {
                            if (vErrors.push(err242) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err243 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/provider", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err243];
                        } else {
                          if (vErrors.push(err243) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data84.hosts !== void 0 && func0.call(data84, "hosts")) {
                      let data86 = data84.hosts;
                      if (Array.isArray(data86)) {
                        if (data86.length > 64) {
                          const err244 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err244];
                          } else {
                            if (vErrors.push(err244) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data86.length < 1) {
                          const err245 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err245];
                          } else {
                            if (vErrors.push(err245) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len18 = data86.length;
                        for (let i28 = 0; i28 < len18; i28++) {
                          let data87 = data86[i28];
                          if (typeof data87 === "string") {
                            if (func55(data87) > 253) {
                              const err246 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/hosts/" + i28, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err246];
                              } else {
                                if (vErrors.push(err246) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern15.test(data87)) {
                              const err247 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/hosts/" + i28, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, message: 'must match pattern "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"' };
                              if (vErrors === null) {
                                vErrors = [err247];
                              } else {
                                if (vErrors.push(err247) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err248 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/hosts/" + i28, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err248];
                            } else {
                              if (vErrors.push(err248) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i29 = data86.length;
                        let j10;
                        if (i29 > 1) {
                          const indices10 = {};
                          for (; i29--; ) {
                            let item10 = data86[i29];
                            if (typeof item10 !== "string") {
                              continue;
                            }
                            if (typeof indices10[item10] == "number") {
                              j10 = indices10[item10];
                              const err249 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/uniqueItems", keyword: "uniqueItems", params: { i: i29, j: j10 }, message: "must NOT have duplicate items (items ## " + j10 + " and " + i29 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err249];
                              } else {
                                if (vErrors.push(err249) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices10[item10] = i29;
                          }
                        }
                      } else {
                        const err250 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/hosts", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/hosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err250];
                        } else {
                          if (vErrors.push(err250) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data84.models !== void 0 && func0.call(data84, "models")) {
                      let data88 = data84.models;
                      if (Array.isArray(data88)) {
                        if (data88.length > 64) {
                          const err251 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err251];
                          } else {
                            if (vErrors.push(err251) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data88.length < 1) {
                          const err252 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err252];
                          } else {
                            if (vErrors.push(err252) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len19 = data88.length;
                        for (let i30 = 0; i30 < len19; i30++) {
                          let data89 = data88[i30];
                          if (typeof data89 === "string") {
                            if (func55(data89) > 128) {
                              const err253 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/models/" + i30, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                              if (vErrors === null) {
                                vErrors = [err253];
                              } else {
                                if (vErrors.push(err253) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern6.test(data89)) {
                              const err254 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/models/" + i30, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9*._:/@-]+$" }, message: 'must match pattern "^[A-Za-z0-9*._:/@-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err254];
                              } else {
                                if (vErrors.push(err254) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err255 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/models/" + i30, schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err255];
                            } else {
                              if (vErrors.push(err255) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i31 = data88.length;
                        let j11;
                        if (i31 > 1) {
                          const indices11 = {};
                          for (; i31--; ) {
                            let item11 = data88[i31];
                            if (typeof item11 !== "string") {
                              continue;
                            }
                            if (typeof indices11[item11] == "number") {
                              j11 = indices11[item11];
                              const err256 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/uniqueItems", keyword: "uniqueItems", params: { i: i31, j: j11 }, message: "must NOT have duplicate items (items ## " + j11 + " and " + i31 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err256];
                              } else {
                                if (vErrors.push(err256) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices11[item11] = i31;
                          }
                        }
                      } else {
                        const err257 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match/models", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/properties/models/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err257];
                        } else {
                          if (vErrors.push(err257) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err258 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/match", schemaPath: "#/properties/spec/properties/exceptions/items/properties/match/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err258];
                    } else {
                      if (vErrors.push(err258) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data83.allow !== void 0 && func0.call(data83, "allow")) {
                  let data90 = data83.allow;
                  if (Array.isArray(data90)) {
                    if (data90.length > 64) {
                      const err259 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err259];
                      } else {
                        if (vErrors.push(err259) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data90.length < 1) {
                      const err260 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err260];
                      } else {
                        if (vErrors.push(err260) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len20 = data90.length;
                    for (let i32 = 0; i32 < len20; i32++) {
                      let data91 = data90[i32];
                      if (typeof data91 === "string") {
                        if (func55(data91) > 64) {
                          const err261 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/allow/" + i32, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err261];
                          } else {
                            if (vErrors.push(err261) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data91) < 1) {
                          const err262 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/allow/" + i32, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err262];
                          } else {
                            if (vErrors.push(err262) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err263 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/allow/" + i32, schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err263];
                        } else {
                          if (vErrors.push(err263) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i33 = data90.length;
                    let j12;
                    if (i33 > 1) {
                      const indices12 = {};
                      for (; i33--; ) {
                        let item12 = data90[i33];
                        if (typeof item12 !== "string") {
                          continue;
                        }
                        if (typeof indices12[item12] == "number") {
                          j12 = indices12[item12];
                          const err264 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i33, j: j12 }, message: "must NOT have duplicate items (items ## " + j12 + " and " + i33 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err264];
                          } else {
                            if (vErrors.push(err264) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices12[item12] = i33;
                      }
                    }
                  } else {
                    const err265 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/allow", schemaPath: "#/properties/spec/properties/exceptions/items/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err265];
                    } else {
                      if (vErrors.push(err265) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data83.reason !== void 0 && func0.call(data83, "reason")) {
                  let data92 = data83.reason;
                  if (typeof data92 === "string") {
                    if (func55(data92) > 1024) {
                      const err266 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                      if (vErrors === null) {
                        vErrors = [err266];
                      } else {
                        if (vErrors.push(err266) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (func55(data92) < 1) {
                      const err267 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err267];
                      } else {
                        if (vErrors.push(err267) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err268 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/reason", schemaPath: "#/properties/spec/properties/exceptions/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err268];
                    } else {
                      if (vErrors.push(err268) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data83.ticket !== void 0 && func0.call(data83, "ticket")) {
                  let data93 = data83.ticket;
                  if (typeof data93 === "string") {
                    if (func55(data93) > 253) {
                      const err269 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                      if (vErrors === null) {
                        vErrors = [err269];
                      } else {
                        if (vErrors.push(err269) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (func55(data93) < 1) {
                      const err270 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err270];
                      } else {
                        if (vErrors.push(err270) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err271 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/ticket", schemaPath: "#/properties/spec/properties/exceptions/items/properties/ticket/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err271];
                    } else {
                      if (vErrors.push(err271) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data83.notAfter !== void 0 && func0.call(data83, "notAfter")) {
                  let data94 = data83.notAfter;
                  if (typeof data94 === "string") {
                    if (func55(data94) > 35) {
                      const err272 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/maxLength", keyword: "maxLength", params: { limit: 35 }, message: "must NOT have more than 35 characters" };
                      if (vErrors === null) {
                        vErrors = [err272];
                      } else {
                        if (vErrors.push(err272) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!pattern18.test(data94)) {
                      const err273 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$"' };
                      if (vErrors === null) {
                        vErrors = [err273];
                      } else {
                        if (vErrors.push(err273) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!formats0.validate(data94)) {
                      const err274 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
                      if (vErrors === null) {
                        vErrors = [err274];
                      } else {
                        if (vErrors.push(err274) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err275 = { instancePath: instancePath + "/spec/exceptions/" + i27 + "/notAfter", schemaPath: "#/properties/spec/properties/exceptions/items/properties/notAfter/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err275];
                    } else {
                      if (vErrors.push(err275) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err276 = { instancePath: instancePath + "/spec/exceptions/" + i27, schemaPath: "#/properties/spec/properties/exceptions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err276];
                } else {
                  if (vErrors.push(err276) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err277 = { instancePath: instancePath + "/spec/exceptions", schemaPath: "#/properties/spec/properties/exceptions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err277];
            } else {
              if (vErrors.push(err277) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.dataClasses !== void 0 && func0.call(data9, "dataClasses")) {
          let data95 = data9.dataClasses;
          if (Array.isArray(data95)) {
            if (data95.length > 32) {
              const err278 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
              if (vErrors === null) {
                vErrors = [err278];
              } else {
                if (vErrors.push(err278) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data95.length < 1) {
              const err279 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err279];
              } else {
                if (vErrors.push(err279) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            const len21 = data95.length;
            for (let i34 = 0; i34 < len21; i34++) {
              let data96 = data95[i34];
              if (data96 && typeof data96 == "object" && !Array.isArray(data96)) {
                if (data96.name === void 0 || !func0.call(data96, "name")) {
                  const err280 = { instancePath: instancePath + "/spec/dataClasses/" + i34, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                  if (vErrors === null) {
                    vErrors = [err280];
                  } else {
                    if (vErrors.push(err280) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data96.when === void 0 || !func0.call(data96, "when")) {
                  const err281 = { instancePath: instancePath + "/spec/dataClasses/" + i34, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "when" }, message: "must have required property 'when'" };
                  if (vErrors === null) {
                    vErrors = [err281];
                  } else {
                    if (vErrors.push(err281) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data96.allow === void 0 || !func0.call(data96, "allow")) {
                  const err282 = { instancePath: instancePath + "/spec/dataClasses/" + i34, schemaPath: "#/properties/spec/properties/dataClasses/items/required", keyword: "required", params: { missingProperty: "allow" }, message: "must have required property 'allow'" };
                  if (vErrors === null) {
                    vErrors = [err282];
                  } else {
                    if (vErrors.push(err282) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key22 of Object.keys(data96)) {
                  if (!(key22 === "name" || key22 === "when" || key22 === "allow")) {
                    const err283 = { instancePath: instancePath + "/spec/dataClasses/" + i34, schemaPath: "#/properties/spec/properties/dataClasses/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key22 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err283];
                    } else {
                      if (vErrors.push(err283) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data96.name !== void 0 && func0.call(data96, "name")) {
                  let data97 = data96.name;
                  if (typeof data97 === "string") {
                    if (func55(data97) > 63) {
                      const err284 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err284];
                      } else {
                        if (vErrors.push(err284) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!pattern1.test(data97)) {
                      const err285 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
                      if (vErrors === null) {
                        vErrors = [err285];
                      } else {
                        if (vErrors.push(err285) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err286 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/name", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err286];
                    } else {
                      if (vErrors.push(err286) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data96.when !== void 0 && func0.call(data96, "when")) {
                  let data98 = data96.when;
                  if (data98 && typeof data98 == "object" && !Array.isArray(data98)) {
                    for (const key23 of Object.keys(data98)) {
                      if (!(key23 === "annotation" || key23 === "findings")) {
                        const err287 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key23 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err287];
                        } else {
                          if (vErrors.push(err287) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data98.annotation !== void 0 && func0.call(data98, "annotation")) {
                      let data99 = data98.annotation;
                      if (typeof data99 === "string") {
                        if (func55(data99) > 63) {
                          const err288 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/annotation", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/annotation/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err288];
                          } else {
                            if (vErrors.push(err288) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data99) < 1) {
                          const err289 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/annotation", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/annotation/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err289];
                          } else {
                            if (vErrors.push(err289) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern1.test(data99)) {
                          const err290 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/annotation", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/annotation/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"' };
                          if (vErrors === null) {
                            vErrors = [err290];
                          } else {
                            if (vErrors.push(err290) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err291 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/annotation", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/annotation/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err291];
                        } else {
                          if (vErrors.push(err291) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data98.findings !== void 0 && func0.call(data98, "findings")) {
                      let data100 = data98.findings;
                      if (Array.isArray(data100)) {
                        if (data100.length > 64) {
                          const err292 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                          if (vErrors === null) {
                            vErrors = [err292];
                          } else {
                            if (vErrors.push(err292) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data100.length < 1) {
                          const err293 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err293];
                          } else {
                            if (vErrors.push(err293) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len22 = data100.length;
                        for (let i35 = 0; i35 < len22; i35++) {
                          let data101 = data100[i35];
                          if (typeof data101 === "string") {
                            if (func55(data101) > 63) {
                              const err294 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/findings/" + i35, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err294];
                              } else {
                                if (vErrors.push(err294) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (func55(data101) < 1) {
                              const err295 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/findings/" + i35, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err295];
                              } else {
                                if (vErrors.push(err295) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err296 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/findings/" + i35, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err296];
                            } else {
                              if (vErrors.push(err296) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i36 = data100.length;
                        let j13;
                        if (i36 > 1) {
                          const indices13 = {};
                          for (; i36--; ) {
                            let item13 = data100[i36];
                            if (typeof item13 !== "string") {
                              continue;
                            }
                            if (typeof indices13[item13] == "number") {
                              j13 = indices13[item13];
                              const err297 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/uniqueItems", keyword: "uniqueItems", params: { i: i36, j: j13 }, message: "must NOT have duplicate items (items ## " + j13 + " and " + i36 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err297];
                              } else {
                                if (vErrors.push(err297) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices13[item13] = i36;
                          }
                        }
                      } else {
                        const err298 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when/findings", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err298];
                        } else {
                          if (vErrors.push(err298) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err299 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/when", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/when/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err299];
                    } else {
                      if (vErrors.push(err299) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data96.allow !== void 0 && func0.call(data96, "allow")) {
                  let data102 = data96.allow;
                  if (Array.isArray(data102)) {
                    if (data102.length > 256) {
                      const err300 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                      if (vErrors === null) {
                        vErrors = [err300];
                      } else {
                        if (vErrors.push(err300) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data102.length < 1) {
                      const err301 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err301];
                      } else {
                        if (vErrors.push(err301) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len23 = data102.length;
                    for (let i37 = 0; i37 < len23; i37++) {
                      let data103 = data102[i37];
                      if (typeof data103 === "string") {
                        if (func55(data103) > 64) {
                          const err302 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/allow/" + i37, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" };
                          if (vErrors === null) {
                            vErrors = [err302];
                          } else {
                            if (vErrors.push(err302) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data103) < 1) {
                          const err303 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/allow/" + i37, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err303];
                          } else {
                            if (vErrors.push(err303) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err304 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/allow/" + i37, schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err304];
                        } else {
                          if (vErrors.push(err304) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i38 = data102.length;
                    let j14;
                    if (i38 > 1) {
                      const indices14 = {};
                      for (; i38--; ) {
                        let item14 = data102[i38];
                        if (typeof item14 !== "string") {
                          continue;
                        }
                        if (typeof indices14[item14] == "number") {
                          j14 = indices14[item14];
                          const err305 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i38, j: j14 }, message: "must NOT have duplicate items (items ## " + j14 + " and " + i38 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err305];
                          } else {
                            if (vErrors.push(err305) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices14[item14] = i38;
                      }
                    }
                  } else {
                    const err306 = { instancePath: instancePath + "/spec/dataClasses/" + i34 + "/allow", schemaPath: "#/properties/spec/properties/dataClasses/items/properties/allow/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err306];
                    } else {
                      if (vErrors.push(err306) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err307 = { instancePath: instancePath + "/spec/dataClasses/" + i34, schemaPath: "#/properties/spec/properties/dataClasses/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err307];
                } else {
                  if (vErrors.push(err307) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err308 = { instancePath: instancePath + "/spec/dataClasses", schemaPath: "#/properties/spec/properties/dataClasses/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err308];
            } else {
              if (vErrors.push(err308) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.masking !== void 0 && func0.call(data9, "masking")) {
          let data104 = data9.masking;
          if (data104 && typeof data104 == "object" && !Array.isArray(data104)) {
            if (data104.placeholderInTool === void 0) {
              data104.placeholderInTool = "Deny";
            }
            for (const key24 of Object.keys(data104)) {
              if (!(key24 === "uninspectable" || key24 === "placeholderInTool" || key24 === "allow" || key24 === "dictionaries" || key24 === "rules")) {
                const err309 = { instancePath: instancePath + "/spec/masking", schemaPath: "#/properties/spec/properties/masking/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key24 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err309];
                } else {
                  if (vErrors.push(err309) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data104.uninspectable !== void 0 && func0.call(data104, "uninspectable")) {
              let data105 = data104.uninspectable;
              if (typeof data105 !== "string") {
                const err310 = { instancePath: instancePath + "/spec/masking/uninspectable", schemaPath: "#/properties/spec/properties/masking/properties/uninspectable/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err310];
                } else {
                  if (vErrors.push(err310) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
              if (!(data105 === "Deny" || data105 === "Allow")) {
                const err311 = { instancePath: instancePath + "/spec/masking/uninspectable", schemaPath: "#/properties/spec/properties/masking/properties/uninspectable/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.uninspectable.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err311];
                } else {
                  if (vErrors.push(err311) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            let data106 = data104.placeholderInTool;
            if (typeof data106 !== "string") {
              const err312 = { instancePath: instancePath + "/spec/masking/placeholderInTool", schemaPath: "#/properties/spec/properties/masking/properties/placeholderInTool/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err312];
              } else {
                if (vErrors.push(err312) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!(data106 === "Deny" || data106 === "Allow")) {
              const err313 = { instancePath: instancePath + "/spec/masking/placeholderInTool", schemaPath: "#/properties/spec/properties/masking/properties/placeholderInTool/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.placeholderInTool.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err313];
              } else {
                if (vErrors.push(err313) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data104.allow !== void 0 && func0.call(data104, "allow")) {
              let data107 = data104.allow;
              if (data107 && typeof data107 == "object" && !Array.isArray(data107)) {
                if (data107.documentation === void 0) {
                  data107.documentation = false;
                }
                if (Object.keys(data107).length < 1) {
                  const err314 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
                  if (vErrors === null) {
                    vErrors = [err314];
                  } else {
                    if (vErrors.push(err314) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key25 of Object.keys(data107)) {
                  if (!(key25 === "values" || key25 === "patterns" || key25 === "domains" || key25 === "documentation")) {
                    const err315 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key25 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err315];
                    } else {
                      if (vErrors.push(err315) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data107.values !== void 0 && func0.call(data107, "values")) {
                  let data108 = data107.values;
                  if (Array.isArray(data108)) {
                    if (data108.length > 1024) {
                      const err316 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/maxItems", keyword: "maxItems", params: { limit: 1024 }, message: "must NOT have more than 1024 items" };
                      if (vErrors === null) {
                        vErrors = [err316];
                      } else {
                        if (vErrors.push(err316) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data108.length < 1) {
                      const err317 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err317];
                      } else {
                        if (vErrors.push(err317) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len24 = data108.length;
                    for (let i39 = 0; i39 < len24; i39++) {
                      let data109 = data108[i39];
                      if (typeof data109 === "string") {
                        if (func55(data109) > 512) {
                          const err318 = { instancePath: instancePath + "/spec/masking/allow/values/" + i39, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" };
                          if (vErrors === null) {
                            vErrors = [err318];
                          } else {
                            if (vErrors.push(err318) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data109) < 1) {
                          const err319 = { instancePath: instancePath + "/spec/masking/allow/values/" + i39, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err319];
                          } else {
                            if (vErrors.push(err319) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err320 = { instancePath: instancePath + "/spec/masking/allow/values/" + i39, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err320];
                        } else {
                          if (vErrors.push(err320) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i40 = data108.length;
                    let j15;
                    if (i40 > 1) {
                      const indices15 = {};
                      for (; i40--; ) {
                        let item15 = data108[i40];
                        if (typeof item15 !== "string") {
                          continue;
                        }
                        if (typeof indices15[item15] == "number") {
                          j15 = indices15[item15];
                          const err321 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/uniqueItems", keyword: "uniqueItems", params: { i: i40, j: j15 }, message: "must NOT have duplicate items (items ## " + j15 + " and " + i40 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err321];
                          } else {
                            if (vErrors.push(err321) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices15[item15] = i40;
                      }
                    }
                  } else {
                    const err322 = { instancePath: instancePath + "/spec/masking/allow/values", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err322];
                    } else {
                      if (vErrors.push(err322) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data107.patterns !== void 0 && func0.call(data107, "patterns")) {
                  let data110 = data107.patterns;
                  if (Array.isArray(data110)) {
                    if (data110.length > 64) {
                      const err323 = { instancePath: instancePath + "/spec/masking/allow/patterns", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/patterns/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err323];
                      } else {
                        if (vErrors.push(err323) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data110.length < 1) {
                      const err324 = { instancePath: instancePath + "/spec/masking/allow/patterns", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/patterns/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err324];
                      } else {
                        if (vErrors.push(err324) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len25 = data110.length;
                    for (let i41 = 0; i41 < len25; i41++) {
                      let data111 = data110[i41];
                      if (typeof data111 === "string") {
                        if (func55(data111) > 1024) {
                          const err325 = { instancePath: instancePath + "/spec/masking/allow/patterns/" + i41, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/patterns/items/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                          if (vErrors === null) {
                            vErrors = [err325];
                          } else {
                            if (vErrors.push(err325) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data111) < 1) {
                          const err326 = { instancePath: instancePath + "/spec/masking/allow/patterns/" + i41, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/patterns/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err326];
                          } else {
                            if (vErrors.push(err326) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err327 = { instancePath: instancePath + "/spec/masking/allow/patterns/" + i41, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/patterns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err327];
                        } else {
                          if (vErrors.push(err327) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i42 = data110.length;
                    let j16;
                    if (i42 > 1) {
                      const indices16 = {};
                      for (; i42--; ) {
                        let item16 = data110[i42];
                        if (typeof item16 !== "string") {
                          continue;
                        }
                        if (typeof indices16[item16] == "number") {
                          j16 = indices16[item16];
                          const err328 = { instancePath: instancePath + "/spec/masking/allow/patterns", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/patterns/uniqueItems", keyword: "uniqueItems", params: { i: i42, j: j16 }, message: "must NOT have duplicate items (items ## " + j16 + " and " + i42 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err328];
                          } else {
                            if (vErrors.push(err328) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices16[item16] = i42;
                      }
                    }
                  } else {
                    const err329 = { instancePath: instancePath + "/spec/masking/allow/patterns", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/patterns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err329];
                    } else {
                      if (vErrors.push(err329) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data107.domains !== void 0 && func0.call(data107, "domains")) {
                  let data112 = data107.domains;
                  if (Array.isArray(data112)) {
                    if (data112.length > 256) {
                      const err330 = { instancePath: instancePath + "/spec/masking/allow/domains", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/domains/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                      if (vErrors === null) {
                        vErrors = [err330];
                      } else {
                        if (vErrors.push(err330) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data112.length < 1) {
                      const err331 = { instancePath: instancePath + "/spec/masking/allow/domains", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/domains/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err331];
                      } else {
                        if (vErrors.push(err331) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len26 = data112.length;
                    for (let i43 = 0; i43 < len26; i43++) {
                      let data113 = data112[i43];
                      if (typeof data113 === "string") {
                        if (func55(data113) > 253) {
                          const err332 = { instancePath: instancePath + "/spec/masking/allow/domains/" + i43, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/domains/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                          if (vErrors === null) {
                            vErrors = [err332];
                          } else {
                            if (vErrors.push(err332) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern21.test(data113)) {
                          const err333 = { instancePath: instancePath + "/spec/masking/allow/domains/" + i43, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/domains/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$" }, message: 'must match pattern "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$"' };
                          if (vErrors === null) {
                            vErrors = [err333];
                          } else {
                            if (vErrors.push(err333) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err334 = { instancePath: instancePath + "/spec/masking/allow/domains/" + i43, schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/domains/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err334];
                        } else {
                          if (vErrors.push(err334) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i44 = data112.length;
                    let j17;
                    if (i44 > 1) {
                      const indices17 = {};
                      for (; i44--; ) {
                        let item17 = data112[i44];
                        if (typeof item17 !== "string") {
                          continue;
                        }
                        if (typeof indices17[item17] == "number") {
                          j17 = indices17[item17];
                          const err335 = { instancePath: instancePath + "/spec/masking/allow/domains", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/domains/uniqueItems", keyword: "uniqueItems", params: { i: i44, j: j17 }, message: "must NOT have duplicate items (items ## " + j17 + " and " + i44 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err335];
                          } else {
                            if (vErrors.push(err335) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices17[item17] = i44;
                      }
                    }
                  } else {
                    const err336 = { instancePath: instancePath + "/spec/masking/allow/domains", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/domains/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err336];
                    } else {
                      if (vErrors.push(err336) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (typeof data107.documentation !== "boolean") {
                  const err337 = { instancePath: instancePath + "/spec/masking/allow/documentation", schemaPath: "#/properties/spec/properties/masking/properties/allow/properties/documentation/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                  if (vErrors === null) {
                    vErrors = [err337];
                  } else {
                    if (vErrors.push(err337) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
              } else {
                const err338 = { instancePath: instancePath + "/spec/masking/allow", schemaPath: "#/properties/spec/properties/masking/properties/allow/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err338];
                } else {
                  if (vErrors.push(err338) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data104.dictionaries !== void 0 && func0.call(data104, "dictionaries")) {
              let data115 = data104.dictionaries;
              if (Array.isArray(data115)) {
                if (data115.length > 32) {
                  const err339 = { instancePath: instancePath + "/spec/masking/dictionaries", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
                  if (vErrors === null) {
                    vErrors = [err339];
                  } else {
                    if (vErrors.push(err339) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data115.length < 1) {
                  const err340 = { instancePath: instancePath + "/spec/masking/dictionaries", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err340];
                  } else {
                    if (vErrors.push(err340) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len27 = data115.length;
                for (let i45 = 0; i45 < len27; i45++) {
                  let data116 = data115[i45];
                  if (data116 && typeof data116 == "object" && !Array.isArray(data116)) {
                    if (data116.name === void 0 || !func0.call(data116, "name")) {
                      const err341 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                      if (vErrors === null) {
                        vErrors = [err341];
                      } else {
                        if (vErrors.push(err341) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    for (const key26 of Object.keys(data116)) {
                      if (!(key26 === "name" || key26 === "values" || key26 === "files" || key26 === "configMaps")) {
                        const err342 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key26 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err342];
                        } else {
                          if (vErrors.push(err342) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data116.name !== void 0 && func0.call(data116, "name")) {
                      let data117 = data116.name;
                      if (typeof data117 === "string") {
                        if (func55(data117) > 63) {
                          const err343 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err343];
                          } else {
                            if (vErrors.push(err343) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern22.test(data117)) {
                          const err344 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Za-z0-9]*$" }, message: 'must match pattern "^[A-Z][A-Za-z0-9]*$"' };
                          if (vErrors === null) {
                            vErrors = [err344];
                          } else {
                            if (vErrors.push(err344) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err345 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err345];
                        } else {
                          if (vErrors.push(err345) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data116.values !== void 0 && func0.call(data116, "values")) {
                      let data118 = data116.values;
                      if (Array.isArray(data118)) {
                        if (data118.length > 4096) {
                          const err346 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/values", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/values/maxItems", keyword: "maxItems", params: { limit: 4096 }, message: "must NOT have more than 4096 items" };
                          if (vErrors === null) {
                            vErrors = [err346];
                          } else {
                            if (vErrors.push(err346) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data118.length < 1) {
                          const err347 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/values", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/values/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err347];
                          } else {
                            if (vErrors.push(err347) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len28 = data118.length;
                        for (let i46 = 0; i46 < len28; i46++) {
                          let data119 = data118[i46];
                          if (typeof data119 === "string") {
                            if (func55(data119) > 256) {
                              const err348 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/values/" + i46, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/values/items/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
                              if (vErrors === null) {
                                vErrors = [err348];
                              } else {
                                if (vErrors.push(err348) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (func55(data119) < 2) {
                              const err349 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/values/" + i46, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/values/items/minLength", keyword: "minLength", params: { limit: 2 }, message: "must NOT have fewer than 2 characters" };
                              if (vErrors === null) {
                                vErrors = [err349];
                              } else {
                                if (vErrors.push(err349) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err350 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/values/" + i46, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/values/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err350];
                            } else {
                              if (vErrors.push(err350) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i47 = data118.length;
                        let j18;
                        if (i47 > 1) {
                          const indices18 = {};
                          for (; i47--; ) {
                            let item18 = data118[i47];
                            if (typeof item18 !== "string") {
                              continue;
                            }
                            if (typeof indices18[item18] == "number") {
                              j18 = indices18[item18];
                              const err351 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/values", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/values/uniqueItems", keyword: "uniqueItems", params: { i: i47, j: j18 }, message: "must NOT have duplicate items (items ## " + j18 + " and " + i47 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err351];
                              } else {
                                if (vErrors.push(err351) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices18[item18] = i47;
                          }
                        }
                      } else {
                        const err352 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/values", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/values/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err352];
                        } else {
                          if (vErrors.push(err352) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data116.files !== void 0 && func0.call(data116, "files")) {
                      let data120 = data116.files;
                      if (Array.isArray(data120)) {
                        if (data120.length > 16) {
                          const err353 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/files", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/files/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
                          if (vErrors === null) {
                            vErrors = [err353];
                          } else {
                            if (vErrors.push(err353) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data120.length < 1) {
                          const err354 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/files", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/files/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err354];
                          } else {
                            if (vErrors.push(err354) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len29 = data120.length;
                        for (let i48 = 0; i48 < len29; i48++) {
                          let data121 = data120[i48];
                          if (typeof data121 === "string") {
                            if (func55(data121) > 1024) {
                              const err355 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/files/" + i48, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/files/items/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                              if (vErrors === null) {
                                vErrors = [err355];
                              } else {
                                if (vErrors.push(err355) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (func55(data121) < 1) {
                              const err356 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/files/" + i48, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/files/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err356];
                              } else {
                                if (vErrors.push(err356) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err357 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/files/" + i48, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err357];
                            } else {
                              if (vErrors.push(err357) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i49 = data120.length;
                        let j19;
                        if (i49 > 1) {
                          const indices19 = {};
                          for (; i49--; ) {
                            let item19 = data120[i49];
                            if (typeof item19 !== "string") {
                              continue;
                            }
                            if (typeof indices19[item19] == "number") {
                              j19 = indices19[item19];
                              const err358 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/files", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/files/uniqueItems", keyword: "uniqueItems", params: { i: i49, j: j19 }, message: "must NOT have duplicate items (items ## " + j19 + " and " + i49 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err358];
                              } else {
                                if (vErrors.push(err358) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices19[item19] = i49;
                          }
                        }
                      } else {
                        const err359 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/files", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err359];
                        } else {
                          if (vErrors.push(err359) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data116.configMaps !== void 0 && func0.call(data116, "configMaps")) {
                      let data122 = data116.configMaps;
                      if (Array.isArray(data122)) {
                        if (data122.length > 16) {
                          const err360 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/maxItems", keyword: "maxItems", params: { limit: 16 }, message: "must NOT have more than 16 items" };
                          if (vErrors === null) {
                            vErrors = [err360];
                          } else {
                            if (vErrors.push(err360) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data122.length < 1) {
                          const err361 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err361];
                          } else {
                            if (vErrors.push(err361) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len30 = data122.length;
                        for (let i50 = 0; i50 < len30; i50++) {
                          let data123 = data122[i50];
                          if (data123 && typeof data123 == "object" && !Array.isArray(data123)) {
                            if (data123.name === void 0 || !func0.call(data123, "name")) {
                              const err362 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                              if (vErrors === null) {
                                vErrors = [err362];
                              } else {
                                if (vErrors.push(err362) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (data123.key === void 0 || !func0.call(data123, "key")) {
                              const err363 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                              if (vErrors === null) {
                                vErrors = [err363];
                              } else {
                                if (vErrors.push(err363) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            for (const key27 of Object.keys(data123)) {
                              if (!(key27 === "name" || key27 === "key")) {
                                const err364 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key27 }, message: "must NOT have additional properties" };
                                if (vErrors === null) {
                                  vErrors = [err364];
                                } else {
                                  if (vErrors.push(err364) > 1e3) {
                                    validate10.errors = vErrors;
                                    return false;
                                  }
                                }
                                errors++;
                              }
                            }
                            if (data123.name !== void 0 && func0.call(data123, "name")) {
                              let data124 = data123.name;
                              if (typeof data124 === "string") {
                                if (func55(data124) > 253) {
                                  const err365 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                                  if (vErrors === null) {
                                    vErrors = [err365];
                                  } else {
                                    if (vErrors.push(err365) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                                if (!pattern0.test(data124)) {
                                  const err366 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                                  if (vErrors === null) {
                                    vErrors = [err366];
                                  } else {
                                    if (vErrors.push(err366) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                              } else {
                                const err367 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                if (vErrors === null) {
                                  vErrors = [err367];
                                } else {
                                  if (vErrors.push(err367) > 1e3) {
                                    validate10.errors = vErrors;
                                    return false;
                                  }
                                }
                                errors++;
                              }
                            }
                            if (data123.key !== void 0 && func0.call(data123, "key")) {
                              let data125 = data123.key;
                              if (typeof data125 === "string") {
                                if (func55(data125) > 253) {
                                  const err368 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50 + "/key", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                                  if (vErrors === null) {
                                    vErrors = [err368];
                                  } else {
                                    if (vErrors.push(err368) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                                if (!pattern24.test(data125)) {
                                  const err369 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50 + "/key", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                                  if (vErrors === null) {
                                    vErrors = [err369];
                                  } else {
                                    if (vErrors.push(err369) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                }
                              } else {
                                const err370 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50 + "/key", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                if (vErrors === null) {
                                  vErrors = [err370];
                                } else {
                                  if (vErrors.push(err370) > 1e3) {
                                    validate10.errors = vErrors;
                                    return false;
                                  }
                                }
                                errors++;
                              }
                            }
                          } else {
                            const err371 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps/" + i50, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                            if (vErrors === null) {
                              vErrors = [err371];
                            } else {
                              if (vErrors.push(err371) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i51 = data122.length;
                        let j20;
                        if (i51 > 1) {
                          outer0:
                            for (; i51--; ) {
                              for (j20 = i51; j20--; ) {
                                if (func32(data122[i51], data122[j20])) {
                                  const err372 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/uniqueItems", keyword: "uniqueItems", params: { i: i51, j: j20 }, message: "must NOT have duplicate items (items ## " + j20 + " and " + i51 + " are identical)" };
                                  if (vErrors === null) {
                                    vErrors = [err372];
                                  } else {
                                    if (vErrors.push(err372) > 1e3) {
                                      validate10.errors = vErrors;
                                      return false;
                                    }
                                  }
                                  errors++;
                                  break outer0;
                                }
                              }
                            }
                        }
                      } else {
                        const err373 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45 + "/configMaps", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/properties/configMaps/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err373];
                        } else {
                          if (vErrors.push(err373) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err374 = { instancePath: instancePath + "/spec/masking/dictionaries/" + i45, schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err374];
                    } else {
                      if (vErrors.push(err374) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err375 = { instancePath: instancePath + "/spec/masking/dictionaries", schemaPath: "#/properties/spec/properties/masking/properties/dictionaries/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err375];
                } else {
                  if (vErrors.push(err375) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            if (data104.rules !== void 0 && func0.call(data104, "rules")) {
              let data126 = data104.rules;
              if (Array.isArray(data126)) {
                if (data126.length > 64) {
                  const err376 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                  if (vErrors === null) {
                    vErrors = [err376];
                  } else {
                    if (vErrors.push(err376) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                if (data126.length < 1) {
                  const err377 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err377];
                  } else {
                    if (vErrors.push(err377) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                const len31 = data126.length;
                for (let i52 = 0; i52 < len31; i52++) {
                  let data127 = data126[i52];
                  if (data127 && typeof data127 == "object" && !Array.isArray(data127)) {
                    if (data127.direction === void 0) {
                      data127.direction = "Request";
                    }
                    if (data127.strategy === void 0 || !func0.call(data127, "strategy")) {
                      const err378 = { instancePath: instancePath + "/spec/masking/rules/" + i52, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/required", keyword: "required", params: { missingProperty: "strategy" }, message: "must have required property 'strategy'" };
                      if (vErrors === null) {
                        vErrors = [err378];
                      } else {
                        if (vErrors.push(err378) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    for (const key28 of Object.keys(data127)) {
                      if (!(key28 === "entities" || key28 === "name" || key28 === "pattern" || key28 === "strategy" || key28 === "keepLast" || key28 === "direction" || key28 === "restore")) {
                        const err379 = { instancePath: instancePath + "/spec/masking/rules/" + i52, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key28 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err379];
                        } else {
                          if (vErrors.push(err379) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data127.entities !== void 0 && func0.call(data127, "entities")) {
                      let data128 = data127.entities;
                      if (Array.isArray(data128)) {
                        if (data128.length > 256) {
                          const err380 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/maxItems", keyword: "maxItems", params: { limit: 256 }, message: "must NOT have more than 256 items" };
                          if (vErrors === null) {
                            vErrors = [err380];
                          } else {
                            if (vErrors.push(err380) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data128.length < 1) {
                          const err381 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                          if (vErrors === null) {
                            vErrors = [err381];
                          } else {
                            if (vErrors.push(err381) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        const len32 = data128.length;
                        for (let i53 = 0; i53 < len32; i53++) {
                          let data129 = data128[i53];
                          if (typeof data129 === "string") {
                            if (func55(data129) > 63) {
                              const err382 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/entities/" + i53, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                              if (vErrors === null) {
                                vErrors = [err382];
                              } else {
                                if (vErrors.push(err382) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (func55(data129) < 1) {
                              const err383 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/entities/" + i53, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                              if (vErrors === null) {
                                vErrors = [err383];
                              } else {
                                if (vErrors.push(err383) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err384 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/entities/" + i53, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err384];
                            } else {
                              if (vErrors.push(err384) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        let i54 = data128.length;
                        let j21;
                        if (i54 > 1) {
                          const indices20 = {};
                          for (; i54--; ) {
                            let item20 = data128[i54];
                            if (typeof item20 !== "string") {
                              continue;
                            }
                            if (typeof indices20[item20] == "number") {
                              j21 = indices20[item20];
                              const err385 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/uniqueItems", keyword: "uniqueItems", params: { i: i54, j: j21 }, message: "must NOT have duplicate items (items ## " + j21 + " and " + i54 + " are identical)" };
                              if (vErrors === null) {
                                vErrors = [err385];
                              } else {
                                if (vErrors.push(err385) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                              break;
                            }
                            indices20[item20] = i54;
                          }
                        }
                      } else {
                        const err386 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/entities", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/entities/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                        if (vErrors === null) {
                          vErrors = [err386];
                        } else {
                          if (vErrors.push(err386) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data127.name !== void 0 && func0.call(data127, "name")) {
                      let data130 = data127.name;
                      if (typeof data130 === "string") {
                        if (func55(data130) > 63) {
                          const err387 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                          if (vErrors === null) {
                            vErrors = [err387];
                          } else {
                            if (vErrors.push(err387) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern22.test(data130)) {
                          const err388 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Za-z0-9]*$" }, message: 'must match pattern "^[A-Z][A-Za-z0-9]*$"' };
                          if (vErrors === null) {
                            vErrors = [err388];
                          } else {
                            if (vErrors.push(err388) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err389 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/name", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err389];
                        } else {
                          if (vErrors.push(err389) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data127.pattern !== void 0 && func0.call(data127, "pattern")) {
                      let data131 = data127.pattern;
                      if (typeof data131 === "string") {
                        if (func55(data131) > 1024) {
                          const err390 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/maxLength", keyword: "maxLength", params: { limit: 1024 }, message: "must NOT have more than 1024 characters" };
                          if (vErrors === null) {
                            vErrors = [err390];
                          } else {
                            if (vErrors.push(err390) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (func55(data131) < 1) {
                          const err391 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                          if (vErrors === null) {
                            vErrors = [err391];
                          } else {
                            if (vErrors.push(err391) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err392 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/pattern", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/pattern/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err392];
                        } else {
                          if (vErrors.push(err392) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data127.strategy !== void 0 && func0.call(data127, "strategy")) {
                      let data132 = data127.strategy;
                      if (typeof data132 !== "string") {
                        const err393 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/strategy", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err393];
                        } else {
                          if (vErrors.push(err393) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                      if (!(data132 === "Redact" || data132 === "Pseudonym" || data132 === "Partial" || data132 === "Hash")) {
                        const err394 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/strategy", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/strategy/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.rules.items.properties.strategy.enum }, message: "must be equal to one of the allowed values" };
                        if (vErrors === null) {
                          vErrors = [err394];
                        } else {
                          if (vErrors.push(err394) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data127.keepLast !== void 0 && func0.call(data127, "keepLast")) {
                      let data133 = data127.keepLast;
                      if (!(typeof data133 == "number" && (!(data133 % 1) && !isNaN(data133)) && isFinite(data133))) {
                        const err395 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                        if (vErrors === null) {
                          vErrors = [err395];
                        } else {
                          if (vErrors.push(err395) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                      if (typeof data133 == "number" && isFinite(data133)) {
                        if (data133 > 32 || isNaN(data133)) {
                          const err396 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/maximum", keyword: "maximum", params: { comparison: "<=", limit: 32 }, message: "must be <= 32" };
                          if (vErrors === null) {
                            vErrors = [err396];
                          } else {
                            if (vErrors.push(err396) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data133 < 1 || isNaN(data133)) {
                          const err397 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/keepLast", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/keepLast/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                          if (vErrors === null) {
                            vErrors = [err397];
                          } else {
                            if (vErrors.push(err397) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      }
                    }
                    let data134 = data127.direction;
                    if (typeof data134 !== "string") {
                      const err398 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/direction", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/direction/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err398];
                      } else {
                        if (vErrors.push(err398) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (!(data134 === "Request" || data134 === "Response" || data134 === "Both")) {
                      const err399 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/direction", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/direction/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.masking.properties.rules.items.properties.direction.enum }, message: "must be equal to one of the allowed values" };
                      if (vErrors === null) {
                        vErrors = [err399];
                      } else {
                        if (vErrors.push(err399) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data127.restore !== void 0 && func0.call(data127, "restore")) {
                      let data135 = data127.restore;
                      if (data135 && typeof data135 == "object" && !Array.isArray(data135)) {
                        if (data135.text === void 0) {
                          data135.text = true;
                        }
                        if (data135.tools === void 0) {
                          data135.tools = true;
                        }
                        if (Object.keys(data135).length < 1) {
                          const err400 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/restore", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/restore/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
                          if (vErrors === null) {
                            vErrors = [err400];
                          } else {
                            if (vErrors.push(err400) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        for (const key29 of Object.keys(data135)) {
                          if (!(key29 === "text" || key29 === "tools")) {
                            const err401 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/restore", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/restore/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key29 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err401];
                            } else {
                              if (vErrors.push(err401) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (typeof data135.text !== "boolean") {
                          const err402 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/restore/text", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/restore/properties/text/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                          if (vErrors === null) {
                            vErrors = [err402];
                          } else {
                            if (vErrors.push(err402) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (typeof data135.tools !== "boolean") {
                          const err403 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/restore/tools", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/restore/properties/tools/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                          if (vErrors === null) {
                            vErrors = [err403];
                          } else {
                            if (vErrors.push(err403) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err404 = { instancePath: instancePath + "/spec/masking/rules/" + i52 + "/restore", schemaPath: "#/properties/spec/properties/masking/properties/rules/items/properties/restore/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err404];
                        } else {
                          if (vErrors.push(err404) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err405 = { instancePath: instancePath + "/spec/masking/rules/" + i52, schemaPath: "#/properties/spec/properties/masking/properties/rules/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err405];
                    } else {
                      if (vErrors.push(err405) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err406 = { instancePath: instancePath + "/spec/masking/rules", schemaPath: "#/properties/spec/properties/masking/properties/rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err406];
                } else {
                  if (vErrors.push(err406) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err407 = { instancePath: instancePath + "/spec/masking", schemaPath: "#/properties/spec/properties/masking/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err407];
            } else {
              if (vErrors.push(err407) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.credentials !== void 0 && func0.call(data9, "credentials")) {
          let data138 = data9.credentials;
          if (Array.isArray(data138)) {
            if (data138.length > 32) {
              const err408 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/maxItems", keyword: "maxItems", params: { limit: 32 }, message: "must NOT have more than 32 items" };
              if (vErrors === null) {
                vErrors = [err408];
              } else {
                if (vErrors.push(err408) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (data138.length < 1) {
              const err409 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err409];
              } else {
                if (vErrors.push(err409) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            const len33 = data138.length;
            for (let i55 = 0; i55 < len33; i55++) {
              let data139 = data138[i55];
              if (data139 && typeof data139 == "object" && !Array.isArray(data139)) {
                if (data139.provider === void 0 || !func0.call(data139, "provider")) {
                  const err410 = { instancePath: instancePath + "/spec/credentials/" + i55, schemaPath: "#/properties/spec/properties/credentials/items/required", keyword: "required", params: { missingProperty: "provider" }, message: "must have required property 'provider'" };
                  if (vErrors === null) {
                    vErrors = [err410];
                  } else {
                    if (vErrors.push(err410) > 1e3) {
                      validate10.errors = vErrors;
                      return false;
                    }
                  }
                  errors++;
                }
                for (const key30 of Object.keys(data139)) {
                  if (!(key30 === "provider" || key30 === "hosts" || key30 === "apiKey" || key30 === "bearer" || key30 === "sigv4" || key30 === "gcp")) {
                    const err411 = { instancePath: instancePath + "/spec/credentials/" + i55, schemaPath: "#/properties/spec/properties/credentials/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key30 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err411];
                    } else {
                      if (vErrors.push(err411) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data139.provider !== void 0 && func0.call(data139, "provider")) {
                  let data140 = data139.provider;
                  if (typeof data140 === "string") {
                    if (func55(data140) > 63) {
                      const err412 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/maxLength", keyword: "maxLength", params: { limit: 63 }, message: "must NOT have more than 63 characters" };
                      if (vErrors === null) {
                        vErrors = [err412];
                      } else {
                        if (vErrors.push(err412) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (func55(data140) < 1) {
                      const err413 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err413];
                      } else {
                        if (vErrors.push(err413) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                  } else {
                    const err414 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/provider", schemaPath: "#/properties/spec/properties/credentials/items/properties/provider/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err414];
                    } else {
                      if (vErrors.push(err414) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data139.hosts !== void 0 && func0.call(data139, "hosts")) {
                  let data141 = data139.hosts;
                  if (Array.isArray(data141)) {
                    if (data141.length > 64) {
                      const err415 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/hosts", schemaPath: "#/properties/spec/properties/credentials/items/properties/hosts/maxItems", keyword: "maxItems", params: { limit: 64 }, message: "must NOT have more than 64 items" };
                      if (vErrors === null) {
                        vErrors = [err415];
                      } else {
                        if (vErrors.push(err415) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    if (data141.length < 1) {
                      const err416 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/hosts", schemaPath: "#/properties/spec/properties/credentials/items/properties/hosts/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      if (vErrors === null) {
                        vErrors = [err416];
                      } else {
                        if (vErrors.push(err416) > 1e3) {
                          validate10.errors = vErrors;
                          return false;
                        }
                      }
                      errors++;
                    }
                    const len34 = data141.length;
                    for (let i56 = 0; i56 < len34; i56++) {
                      let data142 = data141[i56];
                      if (typeof data142 === "string") {
                        if (func55(data142) > 253) {
                          const err417 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/hosts/" + i56, schemaPath: "#/properties/spec/properties/credentials/items/properties/hosts/items/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                          if (vErrors === null) {
                            vErrors = [err417];
                          } else {
                            if (vErrors.push(err417) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (!pattern15.test(data142)) {
                          const err418 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/hosts/" + i56, schemaPath: "#/properties/spec/properties/credentials/items/properties/hosts/items/pattern", keyword: "pattern", params: { pattern: "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$" }, message: 'must match pattern "^(\\*\\.[A-Za-z0-9_-]{1,63}\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*$"' };
                          if (vErrors === null) {
                            vErrors = [err418];
                          } else {
                            if (vErrors.push(err418) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                      } else {
                        const err419 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/hosts/" + i56, schemaPath: "#/properties/spec/properties/credentials/items/properties/hosts/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                        if (vErrors === null) {
                          vErrors = [err419];
                        } else {
                          if (vErrors.push(err419) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    let i57 = data141.length;
                    let j22;
                    if (i57 > 1) {
                      const indices21 = {};
                      for (; i57--; ) {
                        let item21 = data141[i57];
                        if (typeof item21 !== "string") {
                          continue;
                        }
                        if (typeof indices21[item21] == "number") {
                          j22 = indices21[item21];
                          const err420 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/hosts", schemaPath: "#/properties/spec/properties/credentials/items/properties/hosts/uniqueItems", keyword: "uniqueItems", params: { i: i57, j: j22 }, message: "must NOT have duplicate items (items ## " + j22 + " and " + i57 + " are identical)" };
                          if (vErrors === null) {
                            vErrors = [err420];
                          } else {
                            if (vErrors.push(err420) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                          break;
                        }
                        indices21[item21] = i57;
                      }
                    }
                  } else {
                    const err421 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/hosts", schemaPath: "#/properties/spec/properties/credentials/items/properties/hosts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    if (vErrors === null) {
                      vErrors = [err421];
                    } else {
                      if (vErrors.push(err421) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data139.apiKey !== void 0 && func0.call(data139, "apiKey")) {
                  let data143 = data139.apiKey;
                  if (data143 && typeof data143 == "object" && !Array.isArray(data143)) {
                    for (const key31 of Object.keys(data143)) {
                      if (!(key31 === "secretRef")) {
                        const err422 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key31 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err422];
                        } else {
                          if (vErrors.push(err422) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data143.secretRef !== void 0 && func0.call(data143, "secretRef")) {
                      let data144 = data143.secretRef;
                      if (data144 && typeof data144 == "object" && !Array.isArray(data144)) {
                        if (data144.name === void 0 || !func0.call(data144, "name")) {
                          const err423 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err423];
                          } else {
                            if (vErrors.push(err423) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data144.key === void 0 || !func0.call(data144, "key")) {
                          const err424 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err424];
                          } else {
                            if (vErrors.push(err424) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        for (const key32 of Object.keys(data144)) {
                          if (!(key32 === "name" || key32 === "key")) {
                            const err425 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key32 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err425];
                            } else {
                              if (vErrors.push(err425) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data144.name !== void 0 && func0.call(data144, "name")) {
                          let data145 = data144.name;
                          if (typeof data145 === "string") {
                            if (func55(data145) > 253) {
                              const err426 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err426];
                              } else {
                                if (vErrors.push(err426) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern0.test(data145)) {
                              const err427 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err427];
                              } else {
                                if (vErrors.push(err427) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err428 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err428];
                            } else {
                              if (vErrors.push(err428) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data144.key !== void 0 && func0.call(data144, "key")) {
                          let data146 = data144.key;
                          if (typeof data146 === "string") {
                            if (func55(data146) > 253) {
                              const err429 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err429];
                              } else {
                                if (vErrors.push(err429) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern24.test(data146)) {
                              const err430 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err430];
                              } else {
                                if (vErrors.push(err430) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err431 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err431];
                            } else {
                              if (vErrors.push(err431) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err432 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err432];
                        } else {
                          if (vErrors.push(err432) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err433 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/apiKey", schemaPath: "#/properties/spec/properties/credentials/items/properties/apiKey/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err433];
                    } else {
                      if (vErrors.push(err433) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data139.bearer !== void 0 && func0.call(data139, "bearer")) {
                  let data147 = data139.bearer;
                  if (data147 && typeof data147 == "object" && !Array.isArray(data147)) {
                    for (const key33 of Object.keys(data147)) {
                      if (!(key33 === "secretRef")) {
                        const err434 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key33 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err434];
                        } else {
                          if (vErrors.push(err434) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data147.secretRef !== void 0 && func0.call(data147, "secretRef")) {
                      let data148 = data147.secretRef;
                      if (data148 && typeof data148 == "object" && !Array.isArray(data148)) {
                        if (data148.name === void 0 || !func0.call(data148, "name")) {
                          const err435 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err435];
                          } else {
                            if (vErrors.push(err435) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data148.key === void 0 || !func0.call(data148, "key")) {
                          const err436 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err436];
                          } else {
                            if (vErrors.push(err436) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        for (const key34 of Object.keys(data148)) {
                          if (!(key34 === "name" || key34 === "key")) {
                            const err437 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key34 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err437];
                            } else {
                              if (vErrors.push(err437) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data148.name !== void 0 && func0.call(data148, "name")) {
                          let data149 = data148.name;
                          if (typeof data149 === "string") {
                            if (func55(data149) > 253) {
                              const err438 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err438];
                              } else {
                                if (vErrors.push(err438) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern0.test(data149)) {
                              const err439 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err439];
                              } else {
                                if (vErrors.push(err439) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err440 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err440];
                            } else {
                              if (vErrors.push(err440) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data148.key !== void 0 && func0.call(data148, "key")) {
                          let data150 = data148.key;
                          if (typeof data150 === "string") {
                            if (func55(data150) > 253) {
                              const err441 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err441];
                              } else {
                                if (vErrors.push(err441) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern24.test(data150)) {
                              const err442 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err442];
                              } else {
                                if (vErrors.push(err442) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err443 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err443];
                            } else {
                              if (vErrors.push(err443) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err444 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err444];
                        } else {
                          if (vErrors.push(err444) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err445 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/bearer", schemaPath: "#/properties/spec/properties/credentials/items/properties/bearer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err445];
                    } else {
                      if (vErrors.push(err445) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data139.sigv4 !== void 0 && func0.call(data139, "sigv4")) {
                  let data151 = data139.sigv4;
                  if (data151 && typeof data151 == "object" && !Array.isArray(data151)) {
                    for (const key35 of Object.keys(data151)) {
                      if (!(key35 === "secretRef")) {
                        const err446 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key35 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err446];
                        } else {
                          if (vErrors.push(err446) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data151.secretRef !== void 0 && func0.call(data151, "secretRef")) {
                      let data152 = data151.secretRef;
                      if (data152 && typeof data152 == "object" && !Array.isArray(data152)) {
                        if (data152.name === void 0 || !func0.call(data152, "name")) {
                          const err447 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err447];
                          } else {
                            if (vErrors.push(err447) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data152.key === void 0 || !func0.call(data152, "key")) {
                          const err448 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err448];
                          } else {
                            if (vErrors.push(err448) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        for (const key36 of Object.keys(data152)) {
                          if (!(key36 === "name" || key36 === "key")) {
                            const err449 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key36 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err449];
                            } else {
                              if (vErrors.push(err449) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data152.name !== void 0 && func0.call(data152, "name")) {
                          let data153 = data152.name;
                          if (typeof data153 === "string") {
                            if (func55(data153) > 253) {
                              const err450 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err450];
                              } else {
                                if (vErrors.push(err450) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern0.test(data153)) {
                              const err451 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err451];
                              } else {
                                if (vErrors.push(err451) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err452 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err452];
                            } else {
                              if (vErrors.push(err452) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data152.key !== void 0 && func0.call(data152, "key")) {
                          let data154 = data152.key;
                          if (typeof data154 === "string") {
                            if (func55(data154) > 253) {
                              const err453 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err453];
                              } else {
                                if (vErrors.push(err453) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern24.test(data154)) {
                              const err454 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err454];
                              } else {
                                if (vErrors.push(err454) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err455 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err455];
                            } else {
                              if (vErrors.push(err455) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err456 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err456];
                        } else {
                          if (vErrors.push(err456) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err457 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/sigv4", schemaPath: "#/properties/spec/properties/credentials/items/properties/sigv4/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err457];
                    } else {
                      if (vErrors.push(err457) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
                if (data139.gcp !== void 0 && func0.call(data139, "gcp")) {
                  let data155 = data139.gcp;
                  if (data155 && typeof data155 == "object" && !Array.isArray(data155)) {
                    for (const key37 of Object.keys(data155)) {
                      if (!(key37 === "secretRef")) {
                        const err458 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key37 }, message: "must NOT have additional properties" };
                        if (vErrors === null) {
                          vErrors = [err458];
                        } else {
                          if (vErrors.push(err458) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                    if (data155.secretRef !== void 0 && func0.call(data155, "secretRef")) {
                      let data156 = data155.secretRef;
                      if (data156 && typeof data156 == "object" && !Array.isArray(data156)) {
                        if (data156.name === void 0 || !func0.call(data156, "name")) {
                          const err459 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
                          if (vErrors === null) {
                            vErrors = [err459];
                          } else {
                            if (vErrors.push(err459) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        if (data156.key === void 0 || !func0.call(data156, "key")) {
                          const err460 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                          if (vErrors === null) {
                            vErrors = [err460];
                          } else {
                            if (vErrors.push(err460) > 1e3) {
                              validate10.errors = vErrors;
                              return false;
                            }
                          }
                          errors++;
                        }
                        for (const key38 of Object.keys(data156)) {
                          if (!(key38 === "name" || key38 === "key")) {
                            const err461 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key38 }, message: "must NOT have additional properties" };
                            if (vErrors === null) {
                              vErrors = [err461];
                            } else {
                              if (vErrors.push(err461) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data156.name !== void 0 && func0.call(data156, "name")) {
                          let data157 = data156.name;
                          if (typeof data157 === "string") {
                            if (func55(data157) > 253) {
                              const err462 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err462];
                              } else {
                                if (vErrors.push(err462) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern0.test(data157)) {
                              const err463 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" }, message: 'must match pattern "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"' };
                              if (vErrors === null) {
                                vErrors = [err463];
                              } else {
                                if (vErrors.push(err463) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err464 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef/name", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err464];
                            } else {
                              if (vErrors.push(err464) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                        if (data156.key !== void 0 && func0.call(data156, "key")) {
                          let data158 = data156.key;
                          if (typeof data158 === "string") {
                            if (func55(data158) > 253) {
                              const err465 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/maxLength", keyword: "maxLength", params: { limit: 253 }, message: "must NOT have more than 253 characters" };
                              if (vErrors === null) {
                                vErrors = [err465];
                              } else {
                                if (vErrors.push(err465) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                            if (!pattern24.test(data158)) {
                              const err466 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, message: 'must match pattern "^[A-Za-z0-9._-]+$"' };
                              if (vErrors === null) {
                                vErrors = [err466];
                              } else {
                                if (vErrors.push(err466) > 1e3) {
                                  validate10.errors = vErrors;
                                  return false;
                                }
                              }
                              errors++;
                            }
                          } else {
                            const err467 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef/key", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err467];
                            } else {
                              if (vErrors.push(err467) > 1e3) {
                                validate10.errors = vErrors;
                                return false;
                              }
                            }
                            errors++;
                          }
                        }
                      } else {
                        const err468 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp/secretRef", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/properties/secretRef/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                        if (vErrors === null) {
                          vErrors = [err468];
                        } else {
                          if (vErrors.push(err468) > 1e3) {
                            validate10.errors = vErrors;
                            return false;
                          }
                        }
                        errors++;
                      }
                    }
                  } else {
                    const err469 = { instancePath: instancePath + "/spec/credentials/" + i55 + "/gcp", schemaPath: "#/properties/spec/properties/credentials/items/properties/gcp/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    if (vErrors === null) {
                      vErrors = [err469];
                    } else {
                      if (vErrors.push(err469) > 1e3) {
                        validate10.errors = vErrors;
                        return false;
                      }
                    }
                    errors++;
                  }
                }
              } else {
                const err470 = { instancePath: instancePath + "/spec/credentials/" + i55, schemaPath: "#/properties/spec/properties/credentials/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err470];
                } else {
                  if (vErrors.push(err470) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
          } else {
            const err471 = { instancePath: instancePath + "/spec/credentials", schemaPath: "#/properties/spec/properties/credentials/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err471];
            } else {
              if (vErrors.push(err471) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
        if (data9.recording !== void 0 && func0.call(data9, "recording")) {
          let data159 = data9.recording;
          if (data159 && typeof data159 == "object" && !Array.isArray(data159)) {
            if (data159.level === void 0) {
              data159.level = "Metadata";
            }
            if (data159.onFailure === void 0) {
              data159.onFailure = "Block";
            }
            for (const key39 of Object.keys(data159)) {
              if (!(key39 === "level" || key39 === "onFailure")) {
                const err472 = { instancePath: instancePath + "/spec/recording", schemaPath: "#/properties/spec/properties/recording/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key39 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err472];
                } else {
                  if (vErrors.push(err472) > 1e3) {
                    validate10.errors = vErrors;
                    return false;
                  }
                }
                errors++;
              }
            }
            let data160 = data159.level;
            if (typeof data160 !== "string") {
              const err473 = { instancePath: instancePath + "/spec/recording/level", schemaPath: "#/properties/spec/properties/recording/properties/level/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err473];
              } else {
                if (vErrors.push(err473) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!(data160 === "Metadata" || data160 === "Masked" || data160 === "Off")) {
              const err474 = { instancePath: instancePath + "/spec/recording/level", schemaPath: "#/properties/spec/properties/recording/properties/level/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.recording.properties.level.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err474];
              } else {
                if (vErrors.push(err474) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            let data161 = data159.onFailure;
            if (typeof data161 !== "string") {
              const err475 = { instancePath: instancePath + "/spec/recording/onFailure", schemaPath: "#/properties/spec/properties/recording/properties/onFailure/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              if (vErrors === null) {
                vErrors = [err475];
              } else {
                if (vErrors.push(err475) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
            if (!(data161 === "Block" || data161 === "Continue")) {
              const err476 = { instancePath: instancePath + "/spec/recording/onFailure", schemaPath: "#/properties/spec/properties/recording/properties/onFailure/enum", keyword: "enum", params: { allowedValues: schema11.properties.spec.properties.recording.properties.onFailure.enum }, message: "must be equal to one of the allowed values" };
              if (vErrors === null) {
                vErrors = [err476];
              } else {
                if (vErrors.push(err476) > 1e3) {
                  validate10.errors = vErrors;
                  return false;
                }
              }
              errors++;
            }
          } else {
            const err477 = { instancePath: instancePath + "/spec/recording", schemaPath: "#/properties/spec/properties/recording/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err477];
            } else {
              if (vErrors.push(err477) > 1e3) {
                validate10.errors = vErrors;
                return false;
              }
            }
            errors++;
          }
        }
      } else {
        const err478 = { instancePath: instancePath + "/spec", schemaPath: "#/properties/spec/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err478];
        } else {
          if (vErrors.push(err478) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
        }
        errors++;
      }
    }
    if (data.status !== void 0 && func0.call(data, "status")) {
      let data162 = data.status;
      if (!(data162 && typeof data162 == "object" && !Array.isArray(data162))) {
        const err479 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err479];
        } else {
          if (vErrors.push(err479) > 1e3) {
            validate10.errors = vErrors;
            return false;
          }
        }
        errors++;
      }
    }
  } else {
    const err480 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err480];
    } else {
      if (vErrors.push(err480) > 1e3) {
        validate10.errors = vErrors;
        return false;
      }
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
export {
  validatePolicy
};
