import type { RecordOf } from '../../src/domain/records.ts'
import type { RecordLists } from './memory-data-set.ts'

/** The instant at which the tiny world ends: 1 June 2025. */
export const TINY_NOW_MS = Date.UTC(2025, 5, 1)

const DAY_MS = 86_400_000

/**
 * Two crowds of people, each with its own songs and its own tag. Each person likes only songs of their crowd, and has a
 * friend there. Each person has one interaction per day.
 */
export function tinyWorld({ people = 24, songs = 16, liked = 8 } = {}): Required<RecordLists> {
  const crowdOf = (index: number) => index % 2
  const interactions: RecordOf['interactions'][] = []
  const ties: RecordOf['ties'][] = []
  const taggings: RecordOf['taggings'][] = []
  for (let person = 0; person < people; person++) {
    for (let step = 0; step < liked; step++) {
      // Steps of 3 through the crowd's songs, so that neighboring people like different songs.
      const song = (2 * ((Math.floor(person / 2) + step * 3) % (songs / 2)) + crowdOf(person)) % songs
      interactions.push(
        interaction(`person-${person}`, `song-${song}`, TINY_NOW_MS - (liked - step) * DAY_MS),
      )
    }
    const friend = (person + 2) % people
    ties.push({
      userId: `person-${person}`,
      otherId: `person-${friend}`,
      kind: 'friends',
      strength: 1,
      at: null,
    })
  }
  for (let song = 0; song < songs; song++) taggings.push(tagging(`song-${song}`, `crowd-${crowdOf(song)}`))
  return {
    users: [],
    items: Array.from({ length: songs }, (_, song) => item(`song-${song}`)),
    tags: [0, 1].map((crowd) => ({ id: `crowd-${crowd}`, name: `Crowd ${crowd}`, kind: null })),
    interactions,
    ties,
    taggings,
  }
}

export function item(id: string): RecordOf['items'] {
  return {
    id,
    title: null,
    kind: 'song',
    url: null,
    imageUrl: null,
    createdAt: null,
    availableFrom: null,
    availableUntil: null,
    properties: {},
  }
}

export function interaction(userId: string, itemId: string, atMs: number | null): RecordOf['interactions'] {
  return { eventId: null, userId, itemId, kind: 'like', atMs, value: null, count: 1 }
}

export function tagging(itemId: string, tagId: string, userId: string | null = null): RecordOf['taggings'] {
  return { itemId, tagId, weight: 1, userId, at: null }
}
