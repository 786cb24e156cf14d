import type { GraphQLResolveInfo } from 'graphql'
import type { Problem } from '../../../domain/problem.ts'
import { readPropertyTypes } from '../../../graph/property-types.ts'
import {
  type Editing,
  type EditResult,
  publishDraft,
  rollBack,
  saveDrafts,
} from '../../../steering/placement-versions.ts'
import type {
  ApplyPresetInput,
  ItemFilter,
  PlacementSpecInput,
  PublishPlacementInput,
  RollBackPlacementInput,
  SavePlacementInput,
  UserFilter,
} from '../__generated__/resolvers.ts'
import { parseTextList } from '../arguments.ts'
import type { RequestContext } from '../context.ts'
import { missingIds } from '../loaders.ts'
import type { ApplyPresetPayloadModel, PlacementPayload } from '../models.ts'
import { attempt } from '../write-payload.ts'
import { WriteInput } from '../write-records.ts'
import { asWritten } from './as-written.ts'
import { loadPlacement } from './load-placements.ts'
import { parseSpec, type SpecOwner } from './parse-spec.ts'
import { presetDrafts, saveNew } from './presets.ts'
import type { KnownNames } from './read-condition.ts'
import { readKey, readLine, readWindow } from './read-values.ts'

const MAX_NOTE = 1_000
const MAX_KINDS = 50

/** Where the problems of an edit are: in the argument `input`. */
const ARGUMENT = ['input']

/** Saves a draft. */
export async function savePlacementDraft(
  { key, surface, spec: given, expectedDigest }: SavePlacementInput,
  context: RequestContext,
  { schema }: Pick<GraphQLResolveInfo, 'schema'>,
): Promise<PlacementPayload> {
  const input = new WriteInput(ARGUMENT)
  readKey(input, 'key', key)
  const known = await context.loaders.placementByKey.load(key)
  const owner = { key, surface: (known?.surface as SpecOwner['surface']) ?? surface ?? 'LIST' }
  const type = schema.getType('PlacementSpecInput')
  const source = JSON.stringify(asWritten(type as Parameters<typeof asWritten>[0], given))
  const spec = parseSpec(input.part('spec'), given, owner, await knownNames(given, context))
  const draft = { key, surface: surface ?? null, expectedDigest: expectedDigest ?? null, source, spec }
  return edited(key, input, context, (graph, editing, options) =>
    saveDrafts(graph, [draft], editing, options),
  )
}

/** Publishes a draft. */
export function publishPlacement(
  { key, expectedDigest, ...terms }: PublishPlacementInput,
  context: RequestContext,
): Promise<PlacementPayload> {
  const input = new WriteInput(ARGUMENT)
  const { activeFromMs, activeUntilMs } = readWindow(input, terms)
  if (activeUntilMs !== null && activeUntilMs <= context.nowMs)
    input.fail('activeUntil', 'must be in the future')
  const publication = { key, expectedDigest, activeFromMs, activeUntilMs, note: readNote(input, terms.note) }
  return published(
    key,
    context,
    edited(key, input, context, (graph, editing, options) =>
      publishDraft(graph, publication, editing, options),
    ),
  )
}

/** Publishes an earlier version again. */
export function rollBackPlacement(
  { key, number, note }: RollBackPlacementInput,
  context: RequestContext,
): Promise<PlacementPayload> {
  const input = new WriteInput(ARGUMENT)
  const version = { key, number, note: readNote(input, note) }
  return published(
    key,
    context,
    edited(key, input, context, (graph, editing, options) => rollBack(graph, version, editing, options)),
  )
}

/** Saves the placements of a preset as drafts. */
export async function applyPreset(
  { preset, prefix, itemKinds }: ApplyPresetInput,
  context: RequestContext,
  { schema }: Pick<GraphQLResolveInfo, 'schema'>,
): Promise<ApplyPresetPayloadModel> {
  const { parts, principal, nowMs, signal } = context
  const input = new WriteInput(ARGUMENT)
  const target = { preset, prefix: prefix ?? '', itemKinds: parseTextList('itemKinds', itemKinds, MAX_KINDS) }
  const { drafts, leftOut, problems: unfit } = presetDrafts(target, await knownNames({}, context), schema)
  const [longest = ''] = drafts.map(({ key }) => key).sort((a, b) => b.length - a.length)
  readKey(input, 'prefix', longest)
  const wrong = input.isValid ? unfit : input.problems
  if (wrong.length > 0) return { placements: [], leftOut: [], problems: wrong }
  const editing = { nowMs, by: principal.keyName ?? 'operator' }
  const { value, problems } = await attempt(
    async () => await saveNew(parts.graph, drafts, editing, { signal }),
  )
  const refused = (value ?? []).map(inArgument)
  if (value === null || refused.length > 0)
    return { placements: [], leftOut: [], problems: [...problems, ...refused] }
  context.forgetReads()
  const placements = await Promise.all(drafts.map(({ key }) => loadPlacement(key, context)))
  return { placements: placements.filter((one) => one !== null), leftOut, problems: [] }
}

/** What the spec of a placement may name. */
export async function knownNames(
  given: PlacementSpecInput | UserFilter | ItemFilter,
  context: RequestContext,
): Promise<KnownNames> {
  const { parts, loaders, nowMs, signal } = context
  const [catalog, { users }, segments, unknown] = await Promise.all([
    parts.liveCatalog.current({ signal }),
    readPropertyTypes(parts.graph, { signal }),
    parts.placements.segments(nowMs, { signal }),
    missingIds(loaders.namedTags, tagIdsIn(given)),
  ])
  const missing = new Set(unknown)
  return { catalog, userTypes: users, segments, hasTag: (id) => !missing.has(id) }
}

/** The ids of all tags that the filters of a spec test. */
function tagIdsIn(given: unknown): readonly string[] {
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([name, value]) =>
    name === 'tag' || name === 'interest'
      ? Object.values(value as Record<string, string[]>).flat()
      : tagIdsIn(value),
  )
}

function readNote(input: WriteInput, note: string | null | undefined): string | null {
  return note == null ? null : readLine(input, 'note', note, MAX_NOTE)
}

type Edit = (
  graph: RequestContext['parts']['graph'],
  editing: Editing,
  options: { readonly signal: AbortSignal },
) => Promise<EditResult>

/** The payload of an edit, which is made if the input has no problems. */
async function edited(
  key: string,
  input: WriteInput,
  context: RequestContext,
  edit: Edit,
): Promise<PlacementPayload> {
  const problems = await problemsOfEdit(input, context, edit)
  return { placement: problems.length > 0 ? null : await loadPlacement(key, context), problems }
}

/** Makes an edit if the input has no problems. Returns what was wrong; empty if it was made. */
export async function problemsOfEdit(
  input: WriteInput,
  context: RequestContext,
  edit: Edit,
): Promise<readonly Problem[]> {
  if (!input.isValid) return input.problems
  const { parts, principal, nowMs, signal } = context
  const editing = { nowMs, by: principal.keyName ?? 'operator' }
  const { value, problems } = await attempt(async () => [await edit(parts.graph, editing, { signal })])
  const refused = (value ?? []).flatMap((problem) => (problem ? [inArgument(problem)] : []))
  if (value === null || refused.length > 0) return [...problems, ...refused]
  context.forgetReads()
  return []
}

/** Tells the operator that a version was published. */
async function published(
  key: string,
  { parts, principal }: RequestContext,
  publishing: Promise<PlacementPayload>,
): Promise<PlacementPayload> {
  const payload = await publishing
  const version = payload.placement?.newest
  if (version !== undefined) {
    const by = principal.keyName ?? 'operator'
    parts.notify({ type: 'placement.published', data: { key, version, by } })
  }
  return payload
}

function inArgument(problem: Problem): Problem {
  return { ...problem, path: [...ARGUMENT, ...problem.path] }
}
