/**
 * Altair reads a number of more than 15 characters as an object which writes itself as a text: results would show
 * `"0.0507386959274154"`, and variables would be sent so. Numbers of this API are doubles, which keep their digits.
 */
export function plainNumbers(): void {
  const stringify = JSON.stringify
  // Its overloads take either a function or a list as the replacer, which `??` cannot tell apart.
  JSON.stringify = ((value: unknown, replacer?: Replacer | null, space?: string | number) =>
    stringify(value, replacer ?? plain, space)) as typeof JSON.stringify
}

type Replacer = (this: Readonly<Record<string, unknown>>, key: string, written: unknown) => unknown

const plain: Replacer = function (key, written) {
  const value = this[key]
  if (typeof value !== 'object' || value === null || !('_isBigNumber' in value)) return written
  const number = Number(written)
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? written : number
}
