import { useMutation, useQuery } from '@apollo/client/react'
import { DismissSuggestionDocument, FollowDocument, PeopleDocument } from '../__generated__/graphql.ts'

/** People whom a signed-in user may want to follow. */
export function PeoplePanel() {
  const again = { refetchQueries: [PeopleDocument], awaitRefetchQueries: true }
  // A name that may not be read is an error beside the data.
  const { data } = useQuery(PeopleDocument, { variables: { first: 5 }, errorPolicy: 'all' })
  const [follow, following] = useMutation(FollowDocument, again)
  const [dismiss, dismissing] = useMutation(DismissSuggestionDocument, again)
  const isBusy = following.loading || dismissing.loading
  const failure =
    following.error ??
    dismissing.error ??
    following.data?.followUser?.problems[0] ??
    dismissing.data?.dismissSuggestion?.problems[0]
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
                onClick={() => follow({ variables: { otherId: id } })}
              >
                Follow
              </button>
              <button
                type="button"
                disabled={isBusy}
                aria-label={`Do not suggest ${name ?? 'a member'} again`}
                onClick={() => dismiss({ variables: { otherId: id } })}
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
