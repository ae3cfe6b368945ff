/** Of what looking through a text comes to, what was found. */
export const isFound = <T>(step: T | number): step is T => typeof step !== 'number';
