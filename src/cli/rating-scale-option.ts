import { InvalidArgumentError } from 'commander'
import type { RatingScale } from '../events/event-weight.ts'

/**
 * `1-5` as a scale.
 *
 * @throws InvalidArgumentError unless `text` is two numbers, the lower one first
 */
export function ratingScaleOption(text: string): RatingScale {
  const match = /^(-?\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text)
  const [min, max] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || min >= max) throw new InvalidArgumentError('It must be two numbers such as 1-5.')
  return { min, max }
}
