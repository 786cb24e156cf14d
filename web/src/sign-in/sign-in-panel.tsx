import { type FormEvent, useId, useState } from 'react'
import { useTitle } from '../parts/use-title.ts'
import { checkKey } from './check-key.ts'
import type { KeySession } from './key-session.ts'

const COMMAND = 'attune keys create --name explorer --scopes admin'

/** Asks for an API key, and signs in if the server accepts it. */
export function SignInPanel({ session: { refusal, signIn } }: { readonly session: KeySession }) {
  useTitle('Sign in')
  const id = useId()
  const [text, setText] = useState('')
  const [isChecking, setChecking] = useState(false)
  const [problem, setProblem] = useState(
    refusal === 'ended' ? 'The server no longer accepts the key of this browser. Sign in again.' : null,
  )

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const apiKey = text.trim()
    if (apiKey === '' || isChecking) return
    setChecking(true)
    setProblem(null)
    const found = await checkKey(apiKey)
    setChecking(false)
    setProblem(found)
    if (found === null) signIn(apiKey)
  }

  return (
    <section className="sign-in panel" aria-labelledby={`${id}-title`}>
      <h1 id={`${id}-title`}>This server needs an API key</h1>
      <p>
        With the scope <code>admin</code> it opens every page, with <code>server</code> those of people, with{' '}
        <code>steer</code> placements, with <code>analyze</code> statistics, and with <code>read</code> the
        catalog. Create one on the machine of the server:
      </p>
      <pre>
        <code>{COMMAND}</code>
      </pre>
      <form onSubmit={submit}>
        <label htmlFor={`${id}-key`}>API key</label>
        <input
          id={`${id}-key`}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="att_…"
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? `${id}-kept` : `${id}-problem ${id}-kept`}
          onChange={(event) => setText(event.target.value)}
        />
        {problem === null ? null : (
          <p className="banner is-bad" role="alert" id={`${id}-problem`}>
            {problem}
          </p>
        )}
        <button type="submit" className="button is-strong" disabled={isChecking}>
          {isChecking ? 'Checking' : 'Sign in'}
        </button>
      </form>
      <p className="note" id={`${id}-kept`}>
        The open tabs of this page share the key. It is kept until you sign out or close the last of them.
      </p>
    </section>
  )
}
