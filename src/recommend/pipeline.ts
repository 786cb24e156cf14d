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
import type { CandidateSource } from './sources/candidate-source.ts'
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

/** The items that a list may have, as far as its sources do not know it. */
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
  const [gathered, scope] = await Promise.all([
    Promise.all(questionsOf(pipeline, run, read).map((question) => gatherFor(run, question))),
    pipeline.scope(run, read),
  ])
  const answers = await Promise.all(gathered.map((one) => pickFor(run, one)))
  const [answer, also = null] = answers as [Answer, Answer?]
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
  const responses = answers.flatMap((answer) => answer.responses)
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
  const isSupporting = ({ name }: CandidateSource) => supporting.has(name)
  const questions = questionsOf(pipeline, run, read).map((question) => {
    return { ...question, sources: question.sources.filter(isSupporting) }
  })
  const [gathered, conditions] = await Promise.all([
    Promise.all(questions.map((question) => gatherFor(run, question))),
    pipeline.conditions(run, read),
  ])
  const responses = gathered.flatMap((one) => one.responses)
  return { viewer: read.viewer, catalogRevision: read.state.catalogRevision, responses, conditions }
}

function questionsOf<Read extends ReadQuery, Scope extends ItemScope>(
  { ask, askAlso }: Pipeline<Read, Scope>,
  run: ListRun,
  read: Read,
): readonly Question[] {
  const also = askAlso?.(run, read)
  return also ? [ask(run, read), also] : [ask(run, read)]
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

async function pickFor({ parts, options }: ListRun, gathered: Question & Gathered): Promise<Answer> {
  const picked = await pickCandidates(parts.available, gathered.query, gathered, options)
  return { ...gathered, picked }
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
  for (const itemId of candidateIds ?? [...[...leftOut].map(([id]) => id), ...distinctIds(proposed)]) {
    const reason = filters.refusal(itemId)
    if (reason) leftOut.add(itemId, reason)
  }
  for (const item of removed) if (!isFiller(item.item)) leftOut.add(item.item.itemId, 'TAG_LIMIT')
  return leftOut.counts()
}
