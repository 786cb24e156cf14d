import { useState } from 'react'
import type { PersonQuery } from '../__generated__/graphql.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Cover } from '../parts/cover.tsx'
import { ago, number, percent } from '../parts/format.ts'
import { nameOf, type PersonRef } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { Term } from '../parts/term.tsx'
import { href } from '../routing/route.ts'

type Profile = NonNullable<PersonQuery['user']>

/** Rows shown before all are requested. */
const SHORT = 6

/** A user's profile: interests, history, ties and neighbors. Leaves out what could not be read. */
export function ProfilePanels({ user }: { readonly user: Profile }) {
  return (
    <>
      {user.interests ? <Interests interests={user.interests.nodes} /> : null}
      {user.history ? <History edges={user.history.edges} /> : null}
      <People
        title="People around them"
        lists={[
          {
            name: 'Follows',
            people: (user.following?.edges ?? []).map(({ node, strength }) => ({ node, amount: strength })),
          },
          {
            name: 'Followers',
            people: (user.followers?.edges ?? []).map(({ node, strength }) => ({ node, amount: strength })),
          },
          {
            name: 'Neighbors',
            people: (user.neighbors?.edges ?? []).map(({ node, similarity }) => ({
              node,
              amount: similarity,
            })),
          },
        ]}
      />
    </>
  )
}

function Interests({ interests }: { readonly interests: NonNullable<Profile['interests']>['nodes'] }) {
  const most = interests[0]?.probability ?? 1
  return (
    <Panel title="Interests" note="softmax over their tags">
      {interests.length === 0 ? (
        <p className="note">None: no history and no stated tags, or personalization is paused.</p>
      ) : null}
      <div className="bars">
        {interests.map(({ tag, probability }) => (
          <a key={tag.id} href={href('tags', tag.id)} style={{ textDecoration: 'none' }}>
            <ShareBar label={tag.name} value={percent(probability)} share={probability / most} />
          </a>
        ))}
      </div>
    </Panel>
  )
}

function History({ edges }: { readonly edges: NonNullable<Profile['history']>['edges'] }) {
  const [isWhole, setWhole] = useState(false)
  return (
    <Panel title="History" note={<Term of="engagement">newest first, with engagement</Term>}>
      {edges.length === 0 ? <p className="note">None yet.</p> : null}
      <ul className="rows">
        {edges.slice(0, isWhole ? edges.length : SHORT).map(({ node, engagement, lastAt }) => (
          <li className="row" key={node.id}>
            <Cover id={node.id} kind={node.kind} title={node.title} imageUrl={node.imageUrl} />
            <span className="row-text">
              <a href={href('items', node.id)}>{node.title}</a>
              <small>
                {node.kind}, {ago(lastAt)}
              </small>
            </span>
            <span className="note numbers" title="Sum of the weights of their events on it">
              {number(engagement)}
            </span>
          </li>
        ))}
      </ul>
      <ShowAll count={edges.length} isWhole={isWhole} onToggle={() => setWhole(!isWhole)} />
    </Panel>
  )
}

interface NamedList {
  readonly name: string
  readonly people: readonly { readonly node: PersonRef; readonly amount: number }[]
}

function People({ title, lists }: { readonly title: string; readonly lists: readonly NamedList[] }) {
  const [chosen, setChosen] = useState(0)
  const [isWhole, setWhole] = useState(false)
  const people = lists[chosen]?.people ?? []
  return (
    <Panel title={title}>
      <div className="stack">
        <fieldset className="segmented" style={{ justifySelf: 'start', margin: 0 }}>
          <legend className="hidden">Which people</legend>
          {lists.map((list, index) => (
            <button
              key={list.name}
              type="button"
              aria-pressed={index === chosen}
              onClick={() => setChosen(index)}
            >
              {list.name} {list.people.length}
            </button>
          ))}
        </fieldset>
        {people.length === 0 ? <p className="note">None.</p> : null}
        <ul className="rows">
          {people.slice(0, isWhole ? people.length : SHORT).map(({ node, amount }) => (
            <li className="row" key={node.id}>
              <Avatar id={node.id} />
              <span className="row-text">
                <a href={href('people', node.id)}>{nameOf(node)}</a>
              </span>
              <span className="note numbers">{number(amount)}</span>
            </li>
          ))}
        </ul>
        <ShowAll count={people.length} isWhole={isWhole} onToggle={() => setWhole(!isWhole)} />
      </div>
    </Panel>
  )
}

interface ShowAllProps {
  readonly count: number
  readonly isWhole: boolean
  onToggle(): void
}

function ShowAll({ count, isWhole, onToggle }: ShowAllProps) {
  if (count <= SHORT) return null
  return (
    <button type="button" className="button is-quiet is-small" aria-expanded={isWhole} onClick={onToggle}>
      {isWhole ? 'Show fewer' : `Show all ${count}`}
    </button>
  )
}
