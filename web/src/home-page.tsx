import { GuidedPeopleDocument } from './__generated__/graphql.ts'
import { useAnswer } from './api/use-answer.ts'
import { Icon } from './parts/icon.tsx'
import { nameOf, PersonChip } from './parts/links.tsx'
import { ProblemState, Skeletons } from './parts/states.tsx'
import { useTitle } from './parts/use-title.ts'
import { guidedPeople } from './people/guided-people.ts'
import { newcomerId } from './people/newcomer-id.ts'
import { PersonSearch } from './people/person-search.tsx'
import { href } from './routing/route.ts'
import { goTo } from './routing/use-route.ts'

/** The first page: what Attune is, and people to begin with. */
export function HomePage() {
  useTitle('')
  const people = useAnswer(GuidedPeopleDocument, {})
  const isEmpty = people.data?.users?.nodes.length === 0
  return (
    <div className="hero">
      <h1>What should they see next, and why?</h1>
      <p className="lead">
        Attune is a personalization API over a graph of people, items, tags and ties. Pick a person to see
        their list as the API returns it, and the evidence behind every reason.
      </p>
      <PersonSearch
        label="Find a person by name or id"
        isLarge
        hasShortcut
        allowsNew
        onPick={(id) => goTo(href('people', id))}
      />
      {people.problem ? <ProblemState problem={people.problem} onAskAgain={people.askAgain} /> : null}
      {people.data || people.problem ? null : <Skeletons count={1} height={84} />}
      {isEmpty ? (
        <p className="lead">
          This graph has no users yet. Fill it with <code>attune import</code>, or start with a new user.
        </p>
      ) : null}
      <ul className="guided" aria-label="People to begin with">
        {guidedPeople(people.data?.users?.nodes ?? []).map(({ person, words }) => (
          <li key={person.id} aria-label={nameOf(person)}>
            <PersonChip person={person} />
            <p className="note">{words}</p>
          </li>
        ))}
      </ul>
      <p className="head-row">
        <button type="button" className="button is-strong" onClick={() => goTo(href('people', newcomerId()))}>
          <Icon name="plus" />
          New user
        </button>
        <span className="note">
          A shop over this API: <code>npm run example:storefront</code>. The documentation is in{' '}
          <code>docs/</code> of the package.
        </span>
      </p>
    </div>
  )
}
