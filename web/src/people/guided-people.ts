import type { GuidedPeopleQuery } from '../__generated__/graphql.ts'

type Person = NonNullable<GuidedPeopleQuery['users']>['nodes'][number]

/** A person to begin with, and why they are worth a look. */
export interface GuidedPerson {
  readonly person: Person
  readonly words: string
}

/** Three different people: who did much, who did little, and who follows many. Fewer if there are fewer people. */
export function guidedPeople(people: readonly Person[]): readonly GuidedPerson[] {
  const used = ({ history }: Person) => history?.totalCount ?? 0
  const follows = ({ following }: Person) => following?.totalCount ?? 0
  const found: GuidedPerson[] = []
  const add = (measure: (person: Person) => number, words: (person: Person) => string) => {
    const left = people.filter((one) => !found.some(({ person }) => person.id === one.id))
    const [first, ...others] = left
    if (!first) return
    const person = others.reduce((best, one) => (measure(one) > measure(best) ? one : best), first)
    found.push({ person, words: words(person) })
  }
  add(used, (person) => `A regular: used ${used(person)} items.`)
  add(follows, (person) => `A social one: follows ${follows(person)} people.`)
  add(
    (person) => -used(person),
    (person) => `A newcomer: used ${used(person)} ${used(person) === 1 ? 'item' : 'items'}.`,
  )
  return found
}
