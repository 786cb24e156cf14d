import { useState } from 'react'
import {
  type PlacementSpecInput,
  PreviewPlacementDocument,
  type PreviewPlacementQuery,
  type PreviewPlacementQueryVariables,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { SlopeLines } from '../compare/slope-lines.tsx'
import { MoveMark } from '../list/move-mark.tsx'
import { movesBetween, sayMoves } from '../list/moves.ts'
import { Cover } from '../parts/cover.tsx'
import { number, percent } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { Panel } from '../parts/panel.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { PersonSearch } from '../people/person-search.tsx'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import type { Editing } from './use-edit.ts'

type Preview = NonNullable<PreviewPlacementQuery['previewPlacement']>
type Lists = NonNullable<Preview['lists']>[number]
type Page = NonNullable<Preview['pages']>[number]
type List = NonNullable<Lists['list']>

const MOST_VIEWERS = 50
const MOST_PAGE_VIEWERS = 5

interface PreviewViewProps {
  readonly id: string
  readonly editing: Editing
  readonly query: URLSearchParams
  /** False if the key may preview only the lists of a newcomer. */
  readonly namesViewers: boolean
  /** Whether the placement is a page, whose rows are shown. */
  readonly isPage: boolean
}

/** Lists of what the form says, beside those of what applies now. Nothing is stored, and no viewer gets them. */
export function PreviewView({ id, editing, query, namesViewers, isPage }: PreviewViewProps) {
  const named = namesViewers ? (query.get('viewers') ?? '') : ''
  const viewers = named.split(' ').filter((one) => one !== '')
  const [asked, setAsked] = useState<PreviewPlacementQueryVariables | null>(null)
  const answer = useAnswer(PreviewPlacementDocument, asked)
  const preview = answer.data?.previewPlacement
  const most = isPage ? MOST_PAGE_VIEWERS : MOST_VIEWERS
  const pick = (next: readonly string[]) => {
    const changed = new URLSearchParams(query)
    changed.set('viewers', next.join(' '))
    replaceAddress(href('placements', id, changed))
  }
  const ask = () => {
    if (!editing.check()) return
    const input = { key: id, spec: editing.spec as PlacementSpecInput, viewers, first: 10 }
    if (asked && JSON.stringify(asked.input) === JSON.stringify(input)) answer.askAgain()
    else setAsked({ input, isPage })
  }
  const isOlder = asked !== null && JSON.stringify(asked.input.spec) !== JSON.stringify(editing.spec)
  return (
    <div className="sections">
      <Panel title="For whom" note={namesViewers ? `${viewers.length} of at most ${most}` : 'a newcomer'}>
        <div className="stack">
          <ul className="chips" aria-label="Viewers">
            {viewers.map((viewer) => (
              <li key={viewer}>
                <button
                  type="button"
                  className="chip is-removable"
                  onClick={() => pick(viewers.filter((other) => other !== viewer))}
                >
                  <span className="hidden">Remove </span>
                  {viewer}
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
          {namesViewers && viewers.length < most ? (
            <PersonSearch
              label="Add a viewer by name or id"
              onPick={(viewer) => pick([...new Set([...viewers, viewer])])}
            />
          ) : null}
          <div className="head-row">
            <button type="button" className="button is-strong" disabled={answer.isAsking} onClick={ask}>
              Preview
            </button>
            <span className="note">
              Of what the form says, also if it is not saved{isPage ? '' : `, beside ${besideOf(editing)}`}.
              No viewer gets these lists, and nothing is counted.{' '}
              {namesViewers
                ? 'Without viewers, they are those of a newcomer.'
                : 'Naming viewers needs the scope server.'}
            </span>
          </div>
        </div>
      </Panel>
      {editing.faults.length > 0 ? <FaultNotice id={id} query={query} count={editing.faults.length} /> : null}
      {answer.problem ? <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
      {answer.isAsking ? <Skeletons count={3} height={90} /> : null}
      {preview && preview.problems.length > 0 ? (
        <Refused preview={preview} onNote={() => editing.noteFaults(preview.problems)} />
      ) : null}
      {preview && preview.problems.length === 0 && !answer.isAsking ? (
        <>
          {isOlder ? <p className="banner is-warn">The form has changed since. Preview again.</p> : null}
          {preview.report ? <Report report={preview.report} /> : null}
          {preview.pages?.map((page) => (
            <PreviewedPage key={page.viewerId} page={page} />
          ))}
          {preview.lists?.map((lists) => (
            <SideBySide key={lists.viewerId} lists={lists} number={editing.placement?.published?.number} />
          ))}
        </>
      ) : null}
      {asked === null && editing.faults.length === 0 ? (
        <EmptyState title="Nothing is previewed yet">
          <p>
            {namesViewers
              ? 'Add some viewers, then compare what they get now with what they would get.'
              : 'Compare what a newcomer gets now with what they would get.'}
          </p>
        </EmptyState>
      ) : null}
    </div>
  )
}

function besideOf({ placement }: Editing): string {
  return placement?.published ? `version ${placement.published.number}` : 'lists without a placement'
}

interface FaultNoticeProps {
  readonly id: string
  readonly query: URLSearchParams
  readonly count: number
}

function FaultNotice({ id, query, count }: FaultNoticeProps) {
  const edit = new URLSearchParams(query)
  edit.set('view', 'edit')
  return (
    <p className="banner is-bad" role="alert">
      {count === 1 ? 'One thing is' : `${count} things are`} wrong with the form.{' '}
      <a href={href('placements', id, edit)}>See where</a>
    </p>
  )
}

/** What the server said of the spec: shown at its fields, too. */
function Refused({ preview: { problems }, onNote }: { readonly preview: Preview; onNote(): void }) {
  return (
    <div className="banner is-bad" role="alert">
      <span>
        {problems.map(({ path, message }) => `${path.slice(1).join(' › ')}: ${message}`).join('; ')}
      </span>
      <button type="button" className="button is-small" onClick={onNote}>
        Mark the fields
      </button>
    </div>
  )
}

function Report({ report }: { readonly report: NonNullable<Preview['report']> }) {
  const { meanOverlapAt10, emptyLists, promotedShare, coverage, exposureGini, capBreaches, p95Ms, removed } =
    report
  const tiles = [
    [
      'Overlap',
      meanOverlapAt10 === null ? 'none' : percent(meanOverlapAt10),
      'of the first ten items, now and then',
    ],
    ['Coverage', percent(coverage), 'of the available items are in a list'],
    ['Empty lists', number(emptyLists), `of ${number(report.viewers)}`],
    ['Promoted', percent(promotedShare), 'of the places'],
    ['Concentration', number(exposureGini), '0: all items equally often; 1: a few have all places'],
    ['Cap breaches', number(capBreaches), 'places with nothing better left'],
    ['Latency', `${Math.ceil(p95Ms)} ms`, '95 % of the lists took no longer'],
  ] as const
  return (
    <section className="sections" aria-label="Report">
      <dl className="tiles">
        {tiles.map(([name, value, note]) => (
          <div className="tile" key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              <small>{note}</small>
            </dd>
          </div>
        ))}
      </dl>
      <Panel title="Left out by rules" note="items, over all lists">
        {removed.length === 0 ? <p className="note">No rule left anything out.</p> : null}
        {removed.length === 0 ? null : (
          <table className="table" aria-label="Items that rules left out">
            <tbody>
              {removed.map(({ rule, items }) => (
                <tr key={rule}>
                  <th scope="row">{rule}</th>
                  <td className="is-number">{number(items)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </section>
  )
}

/** A page as its viewer would see it. */
function PreviewedPage({ page: { viewerId, rows } }: { readonly page: Page }) {
  const viewer = viewerId ?? 'A newcomer'
  return (
    <Panel title={viewer} note={rows.length === 1 ? 'one row' : `${rows.length} rows`}>
      {rows.length === 0 ? <p className="note">Empty: no row has enough items.</p> : null}
      {rows.map(({ title, placement, results: { nodes } }, place) => (
        // Rows of one placement may have one title.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no state
        <section className="shelf" key={place} aria-label={`${viewer}: ${title ?? placement}`}>
          <h3>{title ?? <span className="note">{placement}</span>}</h3>
          <ol>
            {nodes.map(({ id, title: name, kind, imageUrl }) => (
              <li key={id}>
                <a href={href('items', id)}>
                  <Cover id={id} kind={kind} title={name} imageUrl={imageUrl} isLarge />
                  <span>{name}</span>
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  )
}

interface SideBySideProps {
  readonly lists: Lists
  /** The version that applies now. */
  readonly number: number | undefined
}

function SideBySide({ lists: { viewerId, list, before }, number: version }: SideBySideProps) {
  const viewer = viewerId ?? 'A newcomer'
  const [now, next] = [placedOf(before), placedOf(list)]
  const moves = movesBetween(now, next)
  const [marked, setMarked] = useState<string | null>(null)
  return (
    <Panel title={viewer} note={sayMoves(moves)}>
      <div className="compare preview">
        <h3>{version === undefined ? 'Without a placement' : `Now: version ${version}`}</h3>
        <span />
        <h3>As the form says</h3>
        <PreviewList name={`${viewer}: now`} list={before} marked={marked} onMark={setMarked} />
        <SlopeLines left={now.map(({ id }) => id)} right={next.map(({ id }) => id)} marked={marked} />
        <PreviewList
          name={`${viewer}: preview`}
          list={list}
          moves={moves}
          marked={marked}
          onMark={setMarked}
        />
      </div>
    </Panel>
  )
}

function placedOf(list: List | null) {
  return (list?.edges ?? []).map(({ rank, node: { id, title } }) => ({ id, title, rank }))
}

interface PreviewListProps {
  readonly name: string
  readonly list: List | null
  readonly moves?: ReturnType<typeof movesBetween>
  readonly marked: string | null
  onMark(id: string | null): void
}

function PreviewList({ name, list, moves, marked, onMark }: PreviewListProps) {
  if (!list || list.edges.length === 0) {
    const why = list?.heldBack.map((reason) => reason.toLowerCase().replaceAll('_', ' ')).join(', ')
    return <p className="note">Empty{why ? `: ${why}` : ''}.</p>
  }
  return (
    <ol className="slim" aria-label={name}>
      {list.edges.map(({ rank, node, promotion, steering }) => (
        <li
          key={node.id}
          className={marked === node.id ? 'slim-row is-marked' : 'slim-row'}
          onMouseEnter={() => onMark(node.id)}
          onMouseLeave={() => onMark(null)}
        >
          <span className="note numbers">{rank}</span>
          <span className="row-text">
            <a href={href('items', node.id)} onFocus={() => onMark(node.id)} onBlur={() => onMark(null)}>
              {node.title}
            </a>
            <small className="note">
              {promotion ? `${promotion.label} · ` : ''}
              {(steering ?? []).map(termWords).join(', ')}
            </small>
          </span>
          <MoveMark move={moves?.byId.get(node.id)} />
        </li>
      ))}
    </ol>
  )
}

/** What a rule did: "Spring sale +1.39" or "Spring sale pinned". */
function termWords({ rule, effect, logit }: NonNullable<List['edges'][number]['steering']>[number]): string {
  if (logit === null) return `${rule} ${effect.toLowerCase()}`
  return `${rule} ${logit < 0 ? '−' : '+'}${number(Math.abs(logit))}`
}
