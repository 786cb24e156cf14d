import { useAttune, usePage } from '@attune/react'
import { useState } from 'react'
import { DismissSuggestionDocument, FollowDocument, PeopleDocument } from '../__generated__/graphql.ts'

/** People whom a signed-in user may want to follow. */
export function PeoplePanel() {
  const attune = useAttune()
  const { data, isLoading, reload } = usePage(PeopleDocument, { first: 5 })
  const [isWriting, setWriting] = useState(false)
  const [failure, setFailure] = useState<{ readonly message: string } | null>(null)
  const isBusy = isWriting || isLoading
  const act = async (
    write: () => Promise<{ problems: readonly { message: string }[] } | null | undefined>,
  ) => {
    setWriting(true)
    try {
      setFailure((await write())?.problems[0] ?? null)
      reload()
    } catch (thrown) {
      setFailure(thrown as Error)
    } finally {
      setWriting(false)
    }
  }
  const follow = (otherId: string) =>
    act(async () => (await attune.query(FollowDocument, { otherId })).followUser)
  const dismiss = (otherId: string) =>
    act(async () => (await attune.query(DismissSuggestionDocument, { otherId })).dismissSuggestion)
  const people = data?.viewer?.suggestedUsers?.edges ?? []
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">People to follow</h2>
      {failure ? <p role="alert">{failure.message}</p> : null}
      <ul className="rows" aria-label="Suggested people">
        {people.map(({ node: { id, name }, reasons }) => (
          <li key={id}>
            <span>
              {/* A name can be read only if its owner agreed. */}
              <strong>{name ?? 'A member'}</strong>
              <br />
              <small>{reasons[0]?.text}</small>
            </span>
            <span className="acts">
              <button
                type="button"
                disabled={isBusy}
                aria-label={`Follow ${name ?? 'a member'}`}
                onClick={() => follow(id)}
              >
                Follow
              </button>
              <button
                type="button"
                disabled={isBusy}
                aria-label={`Do not suggest ${name ?? 'a member'} again`}
                onClick={() => dismiss(id)}
              >
                ×
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
