# Le texte d’une lettre une fois la signature ouverte : travaillé, proposé, publié comme version, réaffirmé.

letter-work-on = Travailler le texte
letter-work-on-hint = Ce qui est signé reste inchangé. Ce que vous écrivez ici n’est vu que des organisateurs.
editor-open-lead = La lettre est ouverte à la signature. Vous écrivez ici son texte de travail : personne ne le voit en dehors du bureau, et ce qui a été signé ne change pas.
editor-settled = Fixé à l’ouverture de la lettre
editor-settled-hint = Les signataires s’y sont fiés ; cela ne change pas avec le texte.
