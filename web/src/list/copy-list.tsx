import { useServerPages } from '../api/use-server-pages.ts'
import { ideAddress } from '../ide/ide-address.ts'
import { PopDown } from '../parts/pop-down.tsx'
import { useToast } from '../parts/toast.tsx'
import { type Tuning, toInput } from './tuning.ts'

const QUERY = `query ForYou($userId: ID!, $input: RecommendationInput) {
  recommendations(userId: $userId, first: 12, input: $input) {
    recommendationId
    edges { rank probability node { id title } reasons { text } }
  }
}`

interface CopyListProps {
  readonly userId: string
  readonly tuning: Tuning
}

/** Copies the request for a list as it is tuned, for other tools, or opens it in the IDE. It has no key. */
export function CopyList({ userId, tuning }: CopyListProps) {
  const say = useToast()
  const { ide } = useServerPages()
  const forms = requestForms(window.location.origin, userId, tuning)
  const copy = async (name: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      say({ text: `Copied the request as ${name}.` })
    } catch {
      say({ text: 'This browser does not let the page copy.', isBad: true })
    }
  }
  return (
    <PopDown label="Copy request">
      <ul className="choices">
        {forms.map(({ name, text }) => (
          <li key={name}>
            <button type="button" className="button is-small is-quiet" onClick={() => copy(name, text)}>
              As {name}
            </button>
          </li>
        ))}
        {ide ? (
          <li>
            <a
              className="button is-small is-quiet"
              href={ideAddress({ query: QUERY, variables: { userId, input: toInput(tuning) } })}
            >
              Open in IDE
            </a>
          </li>
        ) : null}
      </ul>
    </PopDown>
  )
}

/** The request for a list in the forms that tools take. */
export function requestForms(
  origin: string,
  userId: string,
  tuning: Tuning,
): readonly { readonly name: string; readonly text: string }[] {
  const variables = { userId, input: toInput(tuning) }
  const body = JSON.stringify({ query: QUERY, variables })
  // A quote ends the text of a shell: it is closed, written and opened again.
  const quoted = body.replaceAll("'", "'\\''")
  return [
    { name: 'GraphQL', text: `${QUERY}\n\n# variables\n# ${JSON.stringify(variables)}\n` },
    {
      name: 'curl',
      text: `curl ${origin}/graphql -H 'content-type: application/json' -d '${quoted}'\n`,
    },
    {
      name: 'TypeScript',
      text: `const response = await fetch('${origin}/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    query: ${JSON.stringify(QUERY)},
    variables: ${JSON.stringify(variables)},
  }),
})
const { data } = await response.json()
`,
    },
  ]
}
