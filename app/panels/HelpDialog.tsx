import { Dialog } from '../ui/Dialog.tsx';
import { shortcuts } from './shortcuts.ts';

interface HelpDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What the page is, and all keys. */
export function HelpDialog({ isOpen, onOpenChange }: HelpDialogProps) {
  return (
    <Dialog title="Convariety" isOpen={isOpen} onOpenChange={onOpenChange}>
      <p>
        A linear convolutional network composes convolutions. Composing filters multiplies polynomials, so the functions it can represent are the polynomials that factor in a certain way: the function space. Pick filter sizes and
        strides, move the target, train, and watch where the run ends. Under Experiments, thousands of trainings stand beside the published tables.
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
    </Dialog>
  );
}
