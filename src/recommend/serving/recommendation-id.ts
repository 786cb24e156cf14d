import { randomBytes } from 'node:crypto'

/** An id for a list served at this instant. Ids sort by time, so that what has expired comes first. */
export function newRecommendationId(atMs: number): string {
  return `${timeKey(atMs)}-${randomBytes(12).toString('hex')}`
}

/** Sorts before the ids of every list served at this instant or later. Base 36, nine digits: until the year 5188. */
export function timeKey(atMs: number): string {
  return Math.max(0, Math.floor(atMs)).toString(36).padStart(9, '0')
}
