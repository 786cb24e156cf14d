import { FindPeopleDocument } from './__generated__/graphql.ts'
import { useAnswer } from './api/use-answer.ts'
import { Icon } from './parts/icon.tsx'
import { PersonChip } from './parts/links.tsx'
import { ProblemState, Skeletons } from './parts/states.tsx'
import { useTitle } from './parts/use-title.ts'
import { newcomerId } from './people/newcomer-id.ts'
import { PersonSearch } from './people/person-search.tsx'
import { href } from './routing/route.ts'
import { goTo } from './routing/use-route.ts'

/** The first page: choose a person. */
export function HomePage() {
  useTitle('')
  const people = useAnswer(FindPeopleDocument, { search: '', first: 14 })
  const isEmpty = people.data?.users?.nodes.length === 0
  return (
    <div className="hero">
      <h1>What should they see next, and why?</h1>
      <p className="lead">
        Pick a person to see their list as the API returns it: how likely each item is to interest them, which
        sources proposed it, and the evidence behind every reason.
      </p>
      <PersonSearch
        label="Find a person by name or id"
        isLarge
        hasShortcut
        onPick={(id) => goTo(href('people', id))}
      />
      {people.problem ? <ProblemState problem={people.problem} onAskAgain={people.askAgain} /> : null}
      {people.data || people.problem ? null : <Skeletons count={1} height={84} />}
      {isEmpty ? (
        <p className="lead">
          This graph has no users yet. Fill it with <code>attune import</code>, or start with a new user.
        </p>
      ) : null}
      <ul className="chips" aria-label="Some people">
        {people.data?.users?.nodes.map((person) => (
          <li key={person.id}>
            <PersonChip person={person} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className="button is-strong"
            onClick={() => goTo(href('people', newcomerId()))}
          >
            <Icon name="plus" />
            New user
          </button>
        </li>
      </ul>
    </div>
  )
}
