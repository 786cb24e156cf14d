import type { Relation } from '../../catalog/relate.ts'
import type { RelationshipKind } from './__generated__/resolvers.ts'
import { WriteInput } from './write-input.ts'
import type { ReadRow } from './write-records.ts'

const KINDS: Readonly<Record<RelationshipKind, Relation['kind']>> = {
  FOLLOWS: 'follows',
  BLOCKS: 'blocks',
  MUTES: 'mutes',
}

export interface RelationArguments {
  readonly userId: string
  readonly otherId: string
  readonly kind: RelationshipKind
  readonly strength?: number | null
  readonly isMutual?: boolean | null
}

/** Arguments of `relate` and `unrelate`. */
export function readRelation(args: RelationArguments): ReadRow<Relation> {
  const input = new WriteInput()
  const strength = args.strength ?? 1
  if (args.kind !== 'FOLLOWS' && strength !== 1) input.fail('strength', 'is only for FOLLOWS')
  const row: Relation = {
    userId: input.id('userId', args.userId),
    otherId: input.id('otherId', args.otherId),
    kind: KINDS[args.kind],
    strength: input.number('strength', strength, 0, 1),
    isMutual: args.isMutual ?? false,
  }
  return { row, input }
}
