import { InvalidArgumentError } from 'commander'

/** @throws InvalidArgumentError unless `text` is a whole number from 0 up */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

/** @throws InvalidArgumentError unless `text` is a whole number from 1 up */
export function positiveNumber(text: string): number {
  const value = wholeNumber(text)
  if (value < 1) throw new InvalidArgumentError('It must be a whole number from 1 up.')
  return value
}

/** @throws InvalidArgumentError unless `text` is a length of lists */
export function listLength(text: string): number {
  const length = wholeNumber(text)
  if (length < 1 || length > 100) throw new InvalidArgumentError('It must be 1-100.')
  return length
}

/** @throws InvalidArgumentError unless `text` is a share that leaves something on both sides */
export function share(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('It must be between 0 and 1, such as 0.2.')
  return value
}
