/** What the counts do not say. Stands on every page of the view. */
export function CountsNote() {
  return (
    <p className="note" role="note">
      <strong>These counts are no judgement of truthfulness.</strong> Alone may mean first, or the only one there;
      corroborated may mean that several were told the same; contradicted says that somebody else says otherwise, not
      who is right. A copy of a report is no second source, and whoever speaks for a party is marked, not measured.
    </p>
  );
}
