import { type FormEvent, useState } from 'react'
import { useShop } from './shop.tsx'

/** Signs users in and out. There is no password: it is a demo. */
export function SignInForm() {
  const { user, signIn, signOut } = useShop()
  const [name, setName] = useState('abena-adeyemi')
  const [problem, setProblem] = useState('')
  const attempt = async (act: () => Promise<void>) => {
    setProblem('')
    await act().catch(() => setProblem('That failed. Try again.'))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(() => signIn(name))
  }
  if (user) {
    return (
      <p className="acts">
        <span>Hello {user.name}</span>
        <button type="button" onClick={() => attempt(signOut)}>
          Sign out
        </button>
        {problem === '' ? null : <small role="alert">{problem}</small>}
      </p>
    )
  }
  return (
    <form className="acts" onSubmit={submit}>
      <input aria-label="User" required value={name} onChange={(event) => setName(event.target.value)} />
      <button type="submit">Sign in</button>
      {problem === '' ? null : <small role="alert">{problem}</small>}
    </form>
  )
}
