import { number } from '../parts/format.ts'

/** How many people a segment has. Below 20 it is not said; a key that may not see people gets a band. */
export function peopleCount(people: number | null, isExact: boolean): string {
  if (people === null) return 'fewer than 20'
  return isExact ? number(people) : `${number(people)} or more`
}
