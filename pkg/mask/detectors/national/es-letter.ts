/** The control letter of a Spanish identity number of eight digits. */
export const dniLetter = (digits: string): string => 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23);

/** Whether the letter that a number ends with, however it is written, is its control letter. */
export const hasDniLetter = (written: string): boolean =>
  written.slice(-1).toUpperCase() === dniLetter(written.replace(/\D/g, ''));
