# Suppression définitive d’une lettre confidentielle.
letter-delete-link = Supprimer cette lettre…
delete-title = Supprimer cette lettre ?
delete-lead = Vous allez supprimer définitivement { $subject } :
delete-text = son texte, avec tous les brouillons, versions, traductions, commentaires et fichiers
delete-signatures = toutes les signatures, avec les noms et les coordonnées, et le journal de la lettre
delete-invitations = { $count ->
    [0] ses invitations (il n’y en a aucune)
    [one] { $count } invitation, avec ses coordonnées et sa réponse
   *[other] { $count } invitations, avec leurs coordonnées et leurs réponses
}
delete-mails = tous les emails à son sujet qui ne sont pas encore partis
delete-partners = { $count ->
    [one] le compte de { $count } partenaire présent pour cette seule lettre
   *[other] les comptes de { $count } partenaires présents pour cette seule lettre
}
delete-stays = Votre carnet d’adresses reste intact. Les liens des emails au sujet de cette lettre cessent de fonctionner et personne n’est prévenu. Les emails déjà envoyés et les sauvegardes gardent ce qu’ils contiennent : supprimez-les aussi.
delete-no-undo = Cette action est irréversible.
delete-button = Supprimer définitivement la lettre
done-letter-deleted = La lettre et tout ce qui la concerne sont supprimés.
done-letter-not-deleted = Une lettre publique ne peut pas être supprimée : d’autres en possèdent peut-être des copies et des preuves. Rien n’a changé.
act-letter-deleted = Lettre confidentielle supprimée
