import { shortcuts } from './shortcutList.ts';

/** What the page is, and all keys. */
export const HelpText = () => (
  <>
    <p>
      A linear convolutional network composes convolutions. Composing filters multiplies polynomials, so the functions it can represent are the polynomials that factor in a certain way: the function space. Pick filter sizes and
      strides, move the target, train, and watch where the run ends. Under Critical points stand all points where the loss is critical, counted and certified; under Experiments thousands of trainings beside the published tables.
    </p>
    <table className="shortcuts">
      <caption>Keys</caption>
      <tbody>
        {shortcuts.map(({ keys, does }) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="note">
      Statements are cited where they stand. Main source: K. Kohn, T. Merkh, G. Montúfar, M. Trager, <cite>Geometry of Linear Convolutional Networks</cite>, SIAM J. Appl. Algebra Geom. 6 (2022),{' '}
      <a href="https://doi.org/10.1137/21M1441183" target="_blank" rel="noopener">
        doi 10.1137/21M1441183
      </a>
      .
    </p>
  </>
);
