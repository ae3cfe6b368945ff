/** RFC 2606 and RFC 6761: names that belong to nobody. */
const reserved = /(?:^|[@.])(?:example\.(?:com|net|org)|[a-z0-9-]+\.(?:test|example|invalid|localhost))$/i;
/** RFC 5737 and RFC 3849. */
const addresses = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:0?db8:)/i;
/** NANPA: 555-0100 to 555-0199 of each area. */
const phone = /^1?[2-9]\d{2}55501\d{2}$/;

/** Whether a value is of those that documents and examples use, and that are never anybody's. */
export const isDocumentation = (value: string, entity: string): boolean => {
  switch (entity) {
    case 'EmailAddress':
      return reserved.test(value);
    case 'IpAddress':
      return addresses.test(value);
    case 'PhoneNumber':
      return phone.test(value.replace(/\D/g, ''));
    default:
      return false;
  }
};
