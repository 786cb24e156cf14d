import { ItemDetailsDocument, type ItemDetailsQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Cover } from '../parts/cover.tsx'
import { day } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { ItemTile, TagChips } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { valueText } from '../parts/value-text.ts'
import { useMay } from '../sign-in/use-scopes.ts'
import { GoesWith } from './goes-with.tsx'
import { ItemAudience } from './item-audience.tsx'
import { ItemUse } from './item-use.tsx'
import { ManageItem } from './manage-item.tsx'

type Item = NonNullable<ItemDetailsQuery['item']>

/** An item: its properties, and the items that the same people like. */
export function ItemPage({ id, query }: { readonly id: string; readonly query: URLSearchParams }) {
  const answer = useAnswer(ItemDetailsDocument, { id }, { isKept: true })
  const isServer = useMay('server')
  const mayAnalyze = useMay('analyze')
  const item = answer.data?.item
  useTitle(item?.title ?? id)
  const problem = answer.problem ? (
    <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
  ) : null
  if (item) {
    return (
      <div className="sections">
        <ItemHead item={item} />
        {problem}
        {mayAnalyze ? <ItemUse itemId={item.id} /> : null}
        <GoesWith itemId={item.id} query={query} />
        <BoughtTogether bought={item.boughtTogether?.edges ?? []} />
        {item.similarItems ? <SimilarItems similar={item.similarItems.edges} /> : null}
        {isServer ? <ItemAudience itemId={item.id} /> : null}
        {isServer ? <ManageItem item={item} onChanged={answer.askAgain} /> : null}
      </div>
    )
  }
  if (problem) return problem
  if (answer.isAsking) return <Skeletons count={3} height={120} />
  return (
    <EmptyState title="There is no such item">
      <p>
        Nothing in the catalog has the id <code>{id}</code>.
      </p>
    </EmptyState>
  )
}

function ItemHead({ item }: { readonly item: Item }) {
  return (
    <header className="page-head">
      <div className="head-row">
        <Cover id={item.id} kind={item.kind} title={item.title} imageUrl={item.imageUrl} isLarge />
        <div className="stack" style={{ flex: 1, minWidth: '14rem' }}>
          <h1>{item.title}</h1>
          <ItemFacts item={item} />
          <TagChips tags={(item.tags?.edges ?? []).map(({ node }) => node)} />
        </div>
        {item.url && /^https?:/.test(item.url) ? (
          <a className="button" href={item.url} rel="noreferrer noopener" target="_blank">
            <Icon name="out" />
            Its own page
          </a>
        ) : null}
      </div>
    </header>
  )
}

type SimilarItem = NonNullable<Item['similarItems']>['edges'][number]

function SimilarItems({ similar }: { readonly similar: readonly SimilarItem[] }) {
  const most = similar[0]?.similarity ?? 1
  return (
    <Panel title="The same people like" note="strongest first">
      {similar.length === 0 ? (
        <p className="note">None yet: too few people used this item, or the graph was never trained.</p>
      ) : null}
      <ul className="grid">
        {similar.map(({ node, similarity }) => (
          <li key={node.id}>
            <ItemTile item={node} note={`${node.kind}, ${Math.round((similarity / most) * 100)} of 100`} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type BoughtItem = NonNullable<Item['boughtTogether']>['edges'][number]

function BoughtTogether({ bought }: { readonly bought: readonly BoughtItem[] }) {
  if (bought.length === 0) return null
  return (
    <Panel title="Bought together" note="by lift">
      <ul className="grid">
        {bought.map(({ node, lift }) => (
          <li key={node.id}>
            <ItemTile item={node} note={`${lift.toFixed(1)} times as often as by chance`} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function ItemFacts({ item }: { readonly item: Item }) {
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['kind', item.kind],
    ['id', item.id],
    ['since', item.createdAt ? day(item.createdAt) : null],
    ['available from', item.availableFrom ? day(item.availableFrom) : null],
    ['available until', item.availableUntil ? day(item.availableUntil) : null],
    ...item.properties.map(({ name, value }) => [name, valueText(value)] as const),
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
