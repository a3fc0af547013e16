# The text of a letter after signing has begun: worked on, proposed, published as a version, reaffirmed.

letter-work-on = Work on the text
letter-work-on-hint = What is signed stays as it is. What you write here is seen by organisers alone.
editor-open-lead = The letter is open for signature. What you write here is its working text: nobody outside the desk sees it, and what was signed does not change.
editor-settled = Settled when the letter was opened
editor-settled-hint = People relied on this when they signed; it is not changed with the text.
