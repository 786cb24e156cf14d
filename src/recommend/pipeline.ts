import { excludedIds, type RecommendationRequest } from '../domain/recommendation.ts'
import type { SearchSummary } from '../domain/search.ts'
import type { SourceName } from '../domain/source-name.ts'
import { type AllowedItems, type ItemConditions, readConditions } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import type { ChosenItems } from './choose-items.ts'
import { filtersOf, LeftOutItems } from './item-filters.ts'
import type { MadePool, ReadPool } from './list-cache.ts'
import type { ListMaker, ListRun, MadeList } from './list-maker.ts'
import type { Answer, Question } from './question.ts'
import type { Trimmed } from './ranking/arrange.ts'
import { readOptions } from './read-query.ts'
import type { ReadQuery } from './recipe.ts'
import { isFiller } from './scoring/probabilities.ts'
import { servedPool, serveList } from './serving/serve-list.ts'
import type { ServedList } from './serving/served-lists.ts'
import { type Gathered, gather, type SourceResponse } from './sources/gather.ts'
import { distinctIds, pickCandidates } from './sources/pick-candidates.ts'
import { isWithheld } from './viewer-consent.ts'

/**
 * How the lists about a subject are made: one function for each stage, in the order in which they run. Each gets what the earlier
 * ones have found out.
 */
export interface Pipeline<Read extends ReadQuery = ReadQuery, Scope extends ItemScope = ItemScope> {
  /** Reads the viewer, and what else the list is about. @param untilMs leaves out later engagements */
  readonly read: (run: ListRun, untilMs?: number) => Promise<Read>
  /** What the sources are asked that propose the items. */
  readonly ask: (run: ListRun, read: Read) => Question
  /** What the sources are asked for the order of these items; omitted or null: nothing more. */
  readonly askAlso?: (run: ListRun, read: Read) => Question | null
  /** Reads the conditions of the request on items that it may list. */
  readonly conditions: (run: ListRun, read: Read) => Promise<ItemConditions | null>
  /** Finds the items that pass them. */
  readonly scope: (run: ListRun, read: Read) => Promise<Scope>
  /** Chooses the items that are scored, by the filters of the list. */
  readonly choose: (run: ListRun, draft: Draft<Read, Scope>) => Promise<ChosenItems>
  /** Scores items and puts them in order. May leave out those that no source knows: they fill the list. */
  readonly score: (
    run: ListRun,
    draft: Draft<Read, Scope>,
    itemIds: readonly string[],
  ) => readonly ScoredItem[]
  /** How many items the pool has at least, also if no source knows that many; 0: what was scored is enough. */
  readonly least: (run: ListRun, draft: Draft<Read, Scope>, scored: readonly ScoredItem[]) => number
  /** Fills the places of the list. */
  readonly arrange: (run: ListRun, draft: Draft<Read, Scope>, filled: Filled) => Promise<Trimmed<ScoredItem>>
  /** Interest probabilities of the items, in their order. */
  readonly probabilities: (
    run: ListRun,
    items: readonly ScoredItem[],
    temperature: number,
  ) => readonly number[]
  /** What a search says of itself; omitted: the list is no search. */
  readonly summarize?: (scope: Scope) => SearchSummary
}

/** What a request lets a list have, whoever the sources are asked about. */
export interface ItemScope {
  readonly conditions: ItemConditions | null
  /** Null: all available items. */
  readonly allowed: AllowedItems | null
}

/** What is known before items are chosen. */
export interface Draft<Read extends ReadQuery = ReadQuery, Scope extends ItemScope = ItemScope> {
  readonly read: Read
  readonly scope: Scope
  readonly answer: Answer
  /** See `Pipeline.askAlso`. */
  readonly also: Answer | null
}

/** A pool before its places are filled. */
export interface Filled {
  readonly chosen: ChosenItems
  readonly items: readonly ScoredItem[]
}

/** Makes lists by a pipeline. */
export function listMaker<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
): ListMaker {
  return {
    async make(parts, request, context) {
      const run = { parts, request, context, options: readOptions(context) }
      const cached = parts.cache?.pool(request, context)
      const { read, watermark, pool, ...made } = cached ?? (await readPool(pipeline, run))
      const list = serveList(request, read, pool, { ...context, watermark })
      return { list, viewer: read.viewer, catalogRevision: read.state.catalogRevision, ...made }
    },
    explain(parts, request, context, list) {
      return explain(pipeline, { parts, request, context, options: readOptions(context) }, list)
    },
  }
}

/** Makes a pool and caches it. */
async function readPool<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
): Promise<ReadPool> {
  const { parts, context } = run
  const read = await pipeline.read(run)
  const pool = { ...(await makePool(pipeline, run, read)), read, watermark: context.watermark }
  parts.cache?.putPool(context, pool)
  return pool
}

async function makePool<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
  read: Read,
): Promise<MadePool<SourceResponse>> {
  const { request } = run
  const { policy } = read.recipe
  const more = pipeline.askAlso?.(run, read) ?? null
  const [answer, also, scope] = await Promise.all([
    answerTo(run, pipeline.ask(run, read)),
    more && answerTo(run, more),
    pipeline.scope(run, read),
  ])
  const answers = also ? [answer, also] : [answer]
  const draft = { read, scope, answer, also }
  const chosen = await pipeline.choose(run, draft)
  const scored = pipeline.score(run, draft, chosen.itemIds)
  const {
    items,
    fallbackSteps,
    isOfRevision = true,
  } = await chosen.fill(scored, pipeline.least(run, draft, scored))
  const { kept, removed } = await pipeline.arrange(run, draft, { chosen, items })
  const pool = servedPool({
    items: kept,
    probabilities: pipeline.probabilities(run, kept, request.temperature ?? policy.temperature),
    fallbackSteps,
    degradedSources: [...new Set(answers.flatMap(({ degradedSources }) => degradedSources))],
    candidates: answer.picked.candidates,
    passes: (itemId) => chosen.passes(itemId),
    leftOut: leftOutOf(run, chosen, removed),
    ...(pipeline.summarize && { search: pipeline.summarize(scope) }),
  })
  const responses = answers.flatMap((one) => one.responses)
  return { pool, responses, conditions: scope.conditions, isOfRevision: isOfRevision && isCurrent(draft) }
}

/** What a later page of a list is read with: a list does not store evidence, which names people. */
async function explain<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
  { servedAtMs, items }: ServedList,
): Promise<Omit<MadeList, 'list'>> {
  const { parts, request, context } = run
  const cached = parts.cache?.pool(request, context)
  if (cached && cached.read.query.nowMs <= servedAtMs) {
    const { read, responses, conditions } = cached
    return { viewer: read.viewer, catalogRevision: read.state.catalogRevision, responses, conditions }
  }
  const read = await pipeline.read(run, servedAtMs)
  const supporting = new Set(items.flatMap(({ supportingSources }) => supportingSources))
  const gatherAgain = async (question: Question | null) => {
    const sources = question?.sources.filter(({ name }) => supporting.has(name)) ?? []
    return question ? (await gatherFor(run, { ...question, sources })).responses : []
  }
  const [own, more, conditions] = await Promise.all([
    gatherAgain(pipeline.ask(run, read)),
    gatherAgain(pipeline.askAlso?.(run, read) ?? null),
    pipeline.conditions(run, read),
  ])
  const responses = [...own, ...more]
  return { viewer: read.viewer, catalogRevision: read.state.catalogRevision, responses, conditions }
}

/** The question to all sources about the viewer of a request, as far as the request and the viewer allow them. */
export function askAboutViewer({ parts, request, context }: ListRun, { query, viewer }: ReadQuery): Question {
  const { sourceWeights } = request
  const isAsked = (name: SourceName) => sourceWeights[name] !== 0 && !isWithheld(name, context.denied)
  const sources = parts.sources.filter(({ name }) => isAsked(name))
  return { basis: 'VIEWER', query, sources, filters: filtersOf(viewer) }
}

/** The conditions of the request and of the tags that the viewer rejected. */
export function conditionsFor(
  { parts, request, options }: ListRun,
  { viewer }: ReadQuery,
): Promise<ItemConditions | null> {
  return readConditions(parts, request, viewer, options)
}

/** The items that pass these conditions now. */
export async function scopeFor(run: ListRun, read: ReadQuery): Promise<ItemScope> {
  const conditions = await conditionsFor(run, read)
  return { conditions, allowed: (await conditions?.select(run.context.nowMs)) ?? null }
}

/** What a request excludes. Among candidates that it names, also what the viewer looks at, which otherwise counts as seen. */
export function excludedBy(request: RecommendationRequest): ReadonlySet<string> {
  return request.candidateIds === null ? new Set(request.excludedItemIds) : excludedIds(request)
}

async function gatherFor({ parts, options }: ListRun, question: Question): Promise<Question & Gathered> {
  const { query, sources, basis } = question
  const { responses, degradedSources } = await gather({ ...parts, ...options, sources }, query)
  return { ...question, degradedSources, responses: responses.map((one) => ({ ...one, basis })) }
}

async function answerTo(run: ListRun, question: Question): Promise<Answer> {
  const { parts, options } = run
  const gathered = await gatherFor(run, question)
  return { ...gathered, picked: await pickCandidates(parts.available, question.query, gathered, options) }
}

/** A large change of the catalog is followed in the background. */
function isCurrent({ read, scope: { conditions }, answer }: Draft): boolean {
  const isOfRevision = !conditions || conditions.snapshot.revision >= (read.state.catalogRevision ?? 0)
  return isOfRevision && answer.picked.areOfRevision
}

/** What sources propose, or the candidates that the request names, as far as the list leaves them out. */
function leftOutOf(
  { request: { candidateIds } }: ListRun,
  { filtered }: ChosenItems,
  removed: Trimmed<ScoredItem>['removed'],
): ServedList['leftOut'] {
  if (!filtered) return []
  const { filters, picked } = filtered
  const leftOut = candidateIds === null ? picked.leftOut() : new LeftOutItems()
  // The pick may have tested only some of the filters.
  const proposed = picked.candidates.map(({ candidates }) => candidates)
  for (const itemId of candidateIds ?? [...leftOut.itemIds, ...distinctIds(proposed)]) {
    const reason = filters.refusal(itemId)
    if (reason) leftOut.add(itemId, reason)
  }
  for (const { item } of removed) if (!isFiller(item)) leftOut.add(item.itemId, 'TAG_LIMIT')
  return leftOut.counts()
}
