import { seededRandom } from '../../src/datasets/demo/random.ts'
import { interaction, TINY_NOW_MS } from './tiny-world.ts'

const DAY_MS = 86_400_000
const CROWDS = 6

export interface CrowdOptions {
  readonly people: number
  /** Number of songs of each crowd. Default: 20. */
  readonly songs?: number
  /** Number of songs that each user likes. Default: 10. */
  readonly liked?: number
}

/** Crowds of users. Each crowd has its own songs, and each user likes a random part of them; one like per day. */
export function crowds({ people, songs = 20, liked = 10 }: CrowdOptions) {
  const random = seededRandom(people)
  const places = Array.from({ length: songs }, (_, song) => song)
  return Array.from({ length: people }, (_, person) =>
    random
      .shuffled(places)
      .slice(0, liked)
      .map((song, day) =>
        interaction(`person-${person}`, `song-${person % CROWDS}-${song}`, TINY_NOW_MS - day * DAY_MS),
      ),
  ).flat()
}
