import { AttuneError } from '../domain/errors.ts'
import { type Filter, mapTests, testsOf } from '../domain/filter.ts'

/** Versions of segments are stored as those of placements, under keys that no placement has. */
const PREFIX = 'segment:'

/** The surface of what is stored of segments. */
export const SEGMENT = 'SEGMENT'

/** A group of people, as lists and counts need it. */
export interface Segment {
  readonly name: string
  /** Of its newest version. */
  readonly number: number
  /** Of users. */
  readonly filter: Filter
}

/** The key under which the versions of a segment are stored. */
export function segmentKey(name: string): string {
  return `${PREFIX}${name}`
}

/** The name of the segment of a stored key; null for the key of a placement. */
export function segmentName(key: string): string | null {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null
}

/** Whether a filter of users asks for a segment. */
export function namesSegment(filter: Filter): boolean {
  return testsOf(filter).some((test) => 'segment' in test)
}

/**
 * The filter with those of its segments in place of their names.
 *
 * @throws AttuneError `BAD_USER_INPUT` that names a segment that is not known, if `isStrict`; otherwise no one is in it
 */
export function withSegments(
  filter: Filter,
  segments: ReadonlyMap<string, Segment>,
  isStrict: boolean,
): Filter {
  return mapTests(filter, (test) => {
    if (!('segment' in test)) return test
    const known = segments.get(test.segment)
    if (!known && isStrict)
      throw new AttuneError('BAD_USER_INPUT', `there is no segment ${JSON.stringify(test.segment)}`)
    return known?.filter ?? NO_ONE
  })
}

const NO_ONE: Filter = { any: [] }
