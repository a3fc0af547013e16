# Exports de coordonnées, pour lesquels il faut être deux ou attendre un jour.
contacts-title = Exports de coordonnées
contacts-link = Exporter les coordonnées
contacts-lead = Un fichier contenant les adresses de tous est ce qui peut sortir de plus dangereux de ce bureau. C’est pourquoi chaque propriétaire est prévenu quand quelqu’un en demande un.
contacts-second = Une deuxième personne l’approuve, ou 24 heures passent ; d’ici là, chacun de vous peut l’arrêter.
contacts-alone = Personne d’autre dans votre coalition ne pourrait l’approuver : 24 heures passent donc avant que vous puissiez le récupérer. Les personnes que vous avez invitées, ou que la personne qui vous a invité a invitées aussi, ne le peuvent pas : demandez à ceux qui exploitent ce site de créer un second propriétaire.
contacts-what = Coordonnées
contacts-of-book = du carnet d’adresses
contacts-of-letter = des signataires de « { $subject } »
contacts-ask = Demander le fichier
contacts-list = Exports demandés
contacts-none = Aucun export n’a été demandé.
contacts-none-text = Les listes publiques, sans adresses, n’en ont pas besoin : elles se trouvent sur la page de chaque lettre.
contacts-somebody = une personne qui n’est plus là
contacts-asked-by = Demandé par { $name }
contacts-approved-by = Approuvé par { $name }.
contacts-stopped-by = Par { $name }.
contacts-fetch-xlsx = Télécharger en classeur (XLSX)
contacts-fetch = Télécharger en CSV
contacts-approve = Approuver
contacts-stop = L’arrêter
contacts-standing-waiting = À approuver par une deuxième personne avant le { $moment }.
contacts-standing-ready = Prêt : la personne qui l’a demandé peut le récupérer une fois, jusqu’au { $moment }.
contacts-standing-stopped = Arrêté le { $moment }.
contacts-standing-fetched = Récupéré le { $moment }.
contacts-standing-lapsed = Non récupéré à temps.
done-contacts-asked = C’est demandé. Chaque propriétaire est prévenu.
done-contacts-approved = Approuvé : la personne qui l’a demandé peut maintenant récupérer le fichier.
done-contacts-stopped = Arrêté.
act-organisations-exported = Carnet d’adresses exporté avec les coordonnées
act-contacts-asked = Export de coordonnées demandé
act-contacts-approved = Export de coordonnées approuvé
act-contacts-stopped = Export de coordonnées arrêté
mail-contacts-subject = { $coalition } : quelqu’un a demandé toutes les coordonnées
mail-contacts-lead = { $by } a demandé un fichier au bureau de { $coalition } : { $what }.
mail-contacts-signatures = les coordonnées de tous les signataires d’une lettre
mail-contacts-book = les coordonnées du carnet d’adresses
mail-contacts-wait = Il pourra être récupéré quand une deuxième personne l’aura approuvé, ou dans 24 heures.
mail-contacts-link = Le voir, l’approuver ou l’arrêter
mail-contacts-not-them = Si vous n’en savez rien, arrêtez-le et demandez si c’était bien cette personne.

# Un contact, affiché en entier
contact-show = Afficher le contact
contact-show-one = Afficher un contact
contact-title = Contact
contact-back = Retour
contact-representative = Personne qui représente
contact-address = Adresse email
contact-noted = Chaque contact que vous affichez est noté dans l’activité.
contact-shown = { $shown } sur { $most } en 24 heures.
contact-write-instead = Écrire, renvoyer et relancer se font sans voir l’adresse.
look-up-title = Chercher une adresse email
look-up-hint = Saisissez une adresse entière. Chaque recherche est notée dans l’activité, sans l’adresse, et compte comme un contact affiché.
look-up-done = Voici ce qui se rapporte à l’adresse recherchée.
contact-keep = Garder
contact-replace = Remplacer
contact-remove = Retirer
contact-new = Nouvelle adresse email
contacts-on-file = Contacts enregistrés
contacts-on-file-hint = Les adresses sont masquées. Pour en changer une, choisissez ce qu’elle devient ; rien ne change avant l’enregistrement.
act-contact-shown = Contact affiché
act-address-looked-up = Adresse email recherchée
error-contacts-shown = Autant de contacts ont été affichés qu’une personne, ou une coalition, peut en voir en 24 heures. Vous pourrez continuer demain.

act-account-deleted = Compte supprimé par son titulaire
mail-account-deleted-subject = { $coalition } : quelqu’un de l’équipe a supprimé son compte
mail-account-deleted-lead = Quelqu’un de l’équipe de { $coalition } vient de supprimer son compte. L’activité désigne désormais cette personne par « { $who } » ; ce qu’elle a fait y reste.
mail-account-deleted-exports = { $count ->
    [one] Cette personne avait demandé un export de coordonnées. Il est arrêté.
   *[other] Cette personne avait demandé { $count } exports de coordonnées. Ils sont arrêtés.
}
mail-account-deleted-link = Voir ce que cette personne a fait
