import { PersonDocument, type PersonQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ListSection } from '../list/list-section.tsx'
import { Avatar } from '../parts/avatar.tsx'
import { day } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { nameOf } from '../parts/links.tsx'
import { ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { valueText } from '../parts/value-text.ts'
import { href } from '../routing/route.ts'
import { ProfilePanels } from './profile-panels.tsx'
import { SuggestedPeople } from './suggested-people.tsx'

interface PersonPageProps {
  readonly id: string
  readonly query: URLSearchParams
}

type Profile = NonNullable<PersonQuery['user']>

/** A person: their list with its sliders, and their profile. */
export function PersonPage({ id, query }: PersonPageProps) {
  const person = useAnswer(PersonDocument, { id })
  const user = person.data?.user ?? null
  const name = user ? nameOf(user) : id
  useTitle(name)
  return (
    <>
      <PersonHead id={id} user={user} />
      <ListSection userId={id} query={query} onActed={person.askAgain}>
        {/* A key that may read a part of the profile sees that part alone. */}
        {person.problem && (person.problem.isPassing || !user) ? (
          <ProblemState problem={person.problem} onAskAgain={person.askAgain} />
        ) : null}
        {person.data || person.problem ? null : <Skeletons count={3} height={160} />}
        {user ? <ProfilePanels user={user} /> : null}
        {user ? <SuggestedPeople userId={id} onFollowed={person.askAgain} /> : null}
      </ListSection>
    </>
  )
}

interface PersonHeadProps {
  readonly id: string
  readonly user: Profile | null
}

function PersonHead({ id, user }: PersonHeadProps) {
  const name = user ? nameOf(user) : id
  return (
    <header className="page-head">
      <div className="head-row">
        <div className="head-main">
          <Avatar id={id} isLarge />
          <div>
            <h1>{name}</h1>
            <dl className="facts">
              <div>
                <dt>id</dt>
                <dd className="code">{id}</dd>
              </div>
              {user?.createdAt ? (
                <div>
                  <dt>joined</dt>
                  <dd>{day(user.createdAt)}</dd>
                </div>
              ) : null}
              {user?.properties?.map((property) => (
                <div key={property.name}>
                  <dt>{property.name}</dt>
                  <dd>{valueText(property.value)}</dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
        <a className="button" href={href('privacy', id)}>
          Privacy
        </a>
        <a className="button" href={href('compare', '', new URLSearchParams({ left: id }))}>
          <Icon name="out" />
          Compare
        </a>
      </div>
    </header>
  )
}
