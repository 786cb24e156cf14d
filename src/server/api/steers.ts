import type { GraphQLResolveInfo } from 'graphql'
import { DAY_MS } from '../../domain/duration.ts'
import { instant, personId } from '../../domain/field.ts'
import type { Steer } from '../../domain/viewer.ts'
import {
  addSteers,
  MOST_STEERS,
  type NewSteer,
  USUAL_STEER_MS,
  undoSteers as undoInGraph,
} from '../../steering/steers.ts'
import type { MutationSteerArgs, MutationUndoSteersArgs, SteerTarget } from './__generated__/resolvers.ts'
import { parseIdList } from './arguments.ts'
import type { RequestContext } from './context.ts'
import type { UserPayload } from './models.ts'
import { asWritten } from './placements/as-written.ts'
import { knownNames } from './placements/manage-placements.ts'
import { type KnownNames, readItemFilter } from './placements/read-condition.ts'
import { readSome } from './placements/read-values.ts'
import { payloadAbout } from './write-payload.ts'
import { WriteInput } from './write-records.ts'

/** Longest time that a steer acts, milliseconds. */
const LONGEST_MS = 30 * DAY_MS

const MOST_UNDONE = 100

/** Keeps what a user wants to see more and less of. */
export async function steer(
  args: MutationSteerArgs,
  context: RequestContext,
  { schema }: Pick<GraphQLResolveInfo, 'schema'>,
): Promise<UserPayload> {
  const { parts, nowMs, signal } = context
  const input = new WriteInput()
  const userId = input.id('userId', args.userId, personId)
  const untilMs = input.read('until', instant, args.until) ?? nowMs + USUAL_STEER_MS
  if (untilMs <= nowMs || untilMs > nowMs + LONGEST_MS)
    input.fail('until', 'must be in the future, and within 30 days')
  const targets = [...(args.more ?? []), ...(args.less ?? [])]
  if (targets.length === 0) input.fail('more', 'or `less` must name something')
  const names = await knownNames({ all: targets.map(namedTag) }, context)
  const type = schema.getType('SteerTarget') as Parameters<typeof asWritten>[0]
  const read = (field: 'more' | 'less', direction: Steer['direction']): readonly NewSteer[] =>
    readSome(input, field, args[field], MOST_STEERS).map((target, index) => ({
      direction,
      where: whereOf(input.entry(field, index), target, names),
      target: JSON.stringify(asWritten(type, target)),
    }))
  const added = [...read('more', 'MORE'), ...read('less', 'LESS')]
  if (new Set(added.map(({ target }) => target)).size < added.length)
    input.fail('less', 'names something twice, or both more and less of it')
  const write = () => addSteers(parts.graph, userId, added, { nowMs, untilMs }, { signal })
  return payloadFor(userId, input, context, write)
}

/** Ends steers. */
export async function undoSteers(
  args: MutationUndoSteersArgs,
  context: RequestContext,
): Promise<UserPayload> {
  const { parts, nowMs, signal } = context
  const input = new WriteInput()
  const userId = input.id('userId', args.userId, personId)
  const ids = parseIdList('steerIds', args.steerIds, MOST_UNDONE)
  return payloadFor(userId, input, context, () => undoInGraph(parts.graph, userId, ids, nowMs, { signal }))
}

async function payloadFor(
  userId: string,
  input: WriteInput,
  context: RequestContext,
  write: () => ReturnType<typeof addSteers>,
): Promise<UserPayload> {
  const payload = await payloadAbout(context, [userId], input.problems, input.isValid ? write : null)
  return { ...payload, userId: payload.watermark === null ? null : userId }
}

/** A filter that names the tag of a target. */
function namedTag({ tagId }: SteerTarget) {
  return { tag: { anyOf: tagId == null ? [] : [tagId] } }
}

function whereOf(
  input: WriteInput,
  { tagId, kind, property }: SteerTarget,
  names: KnownNames,
): NewSteer['where'] {
  if (tagId != null) return readItemFilter(input, 'tagId', { tag: { anyOf: [tagId] } }, names)
  if (kind != null) return readItemFilter(input, 'kind', { kind: { anyOf: [kind] } }, names)
  return property == null ? { any: [] } : readItemFilter(input, 'property', { property }, names)
}
