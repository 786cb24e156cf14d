import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import type { CandidateSource } from './__generated__/resolvers.ts'

const ENUM_VALUES: Readonly<Record<SourceName, CandidateSource>> = {
  popular: 'POPULAR',
  trending: 'TRENDING',
  fresh: 'FRESH',
  'similar-items': 'SIMILAR_ITEMS',
  neighbors: 'NEIGHBORS',
  social: 'SOCIAL',
  'shared-tags': 'SHARED_TAGS',
  'social-two-hop': 'SOCIAL_TWO_HOP',
  latent: 'LATENT',
}

const NAMES = new Map(SOURCE_NAMES.map((name) => [ENUM_VALUES[name], name]))

/** A source as the schema names it: in capitals, with underscores. */
export function toSourceEnum(name: SourceName): CandidateSource {
  return ENUM_VALUES[name]
}

/** The source that the schema names so. */
export function toSourceName(value: CandidateSource): SourceName {
  const name = NAMES.get(value)
  if (!name) throw new TypeError(`the schema has a source without a name: ${value}`)
  return name
}
