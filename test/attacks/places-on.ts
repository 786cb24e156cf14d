import { buildASTSchema, parse } from 'graphql'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { type StringPlace, stringPlaces } from './string-places.ts'
import type { Target } from './target.ts'

/** Every place of a text in the schema. */
export const PLACES: readonly StringPlace[] = stringPlaces(buildASTSchema(parse(readSchemaText().join('\n'))))

/** Ids in the operations of `PLACES`, and those that it makes of texts. */
const IDS = /^(ana|bo|tea|hot|[0-9a-f]{16})$/

/** The same places, with the ids of a target in place of those of the little graph. */
export function placesOn(target: Target): readonly StringPlace[] {
  return PLACES.map((place) => ({
    ...place,
    document: place.document.replaceAll(
      /\(id: "(\w+)"\)/g,
      (_all, name: string) => `(id: "${target.id(name)}")`,
    ),
    variables: (text) =>
      replaced(place.variables(text), (value) =>
        value !== text && IDS.test(value) ? target.id(value) : value,
      ),
  }))
}

/** A copy with other strings. */
function replaced<T>(value: T, change: (text: string) => string): T {
  const changed = (_key: string, part: unknown) => (typeof part === 'string' ? change(part) : part)
  return JSON.parse(JSON.stringify(value, changed)) as T
}
