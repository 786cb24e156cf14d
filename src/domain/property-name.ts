const PROPERTY_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,59}$/

const RESERVED: readonly string[] = ['__proto__', 'constructor']

/** What `isPropertyName` requires, as the end of a sentence about a name. */
export const PROPERTY_NAME_RULE =
  'must have at most 60 letters, digits and _, no digit first, and not be __proto__ or constructor'

/** Whether a free property may have this name: at most 60 letters, digits and `_`, without a digit at the start. */
export function isPropertyName(name: string): boolean {
  return PROPERTY_NAME.test(name) && !RESERVED.includes(name)
}
