import { uniform } from '../../domain/random.ts'

/** `count` numbers of a normal distribution around 0 (Box-Muller); the same seed gives the same. */
export function gaussians(count: number, spread: number, seed: number): Float64Array {
  const next = uniform(seed)
  return Float64Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()))
    return spread * radius * Math.cos(2 * Math.PI * next())
  })
}
