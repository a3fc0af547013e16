# Qui peut entrer, et qui a fait quoi.
activity-title = Activité
activity-lead = Qui a fait quoi, du plus récent au plus ancien. Rien ici ne peut être modifié ni supprimé, et seuls les organisateurs le voient.
activity-filter = Types d’activité
activity-all = Tout
activity-letters = Lettres
activity-signatures = Signatures
activity-organisations = Carnet d’adresses
activity-organisers = Organisateurs
activity-settings = Réglages
activity-exports = Exports
activity-sign-ins = Connexions
activity-person = Fait par
activity-everybody = Tout le monde
activity-show = Afficher
activity-none = Rien pour l’instant
activity-none-text = Ce que les organisateurs feront désormais apparaîtra ici.
activity-by-itself = Le serveur lui-même
act-letter-created = Lettre commencée
act-letter-edited = Brouillon enregistré
act-letter-in-review = Avis demandé aux partenaires
act-letter-redrafted = Lettre remise en rédaction
act-letter-opened = Lettre ouverte à la signature
act-publication-planned = Publication programmée
act-publication-stopped = Publication programmée annulée
act-letter-published = Lettre confidentielle rendue publique
act-letter-closed = Lettre close
act-letter-reopened = Lettre rouverte
act-signature-added = Organisation inscrite en son nom
act-signatures-brought-in = Signatures recueillies ailleurs apportées
act-signature-approved = Signature inscrite sur la liste
act-signature-held = Signature retirée provisoirement de la liste
act-signature-removed = Signature retirée
act-signature-erased = Signature effacée
act-signature-category = Catégorie d’une personne modifiée
act-signature-resent = Message de confirmation renvoyé
act-organisation-added = Organisation ajoutée au carnet d’adresses
act-organisation-changed = Fiche d’une organisation modifiée
act-organisation-deleted = Organisation retirée du carnet d’adresses
act-organiser-added = Organisateur ajouté
act-role-changed = Rôle modifié
act-organiser-removed = Organisateur retiré
act-partner-invited = Partenaire invité
act-partner-removed = Partenaire retiré
act-settings-changed = Réglages modifiés
act-test-mail-sent = Message d’essai envoyé
act-signatures-exported = Signatures exportées
act-signed-in = Connexion
act-second-factor-added = Second facteur mis en place
act-second-factor-removed = Second facteur retiré
act-recovery-code-used = Code de secours utilisé
# Le second facteur.
second-title = Second facteur
account-second-link = Mettre en place ou modifier votre second facteur
second-why = Avec un second facteur, votre mot de passe seul n’ouvre rien : la connexion demande aussi un code qui change toutes les trente secondes et qu’affiche une application sur votre téléphone.
second-how = Il vous faut une application de codes à usage unique, comme celle que votre téléphone ou votre gestionnaire de mots de passe contient déjà. Elle n’a pas besoin de réseau et ne dit rien à personne.
second-begin = Mettre en place un second facteur
second-since = Les codes de votre application sont demandés depuis le { $day }.
second-recovery-left = { $count ->
    [0] Il ne vous reste aucun code de secours. Retirez le second facteur et remettez-le en place pour en obtenir de nouveaux.
    [one] Il vous reste { $count } code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
second-remove-title = Retirer le second facteur
second-remove-text = Ensuite, votre mot de passe suffira pour vous connecter. Vos codes de secours ne serviront plus. Pour changer de téléphone, retirez-le ici et remettez-le en place sur l’autre.
second-remove-button = Le retirer
second-code = Code
second-code-or-recovery = Les six chiffres que votre application affiche maintenant, ou l’un de vos codes de secours.
second-setup-title = Mettre en place un second facteur
second-setup-app = Ajoutez ce compte à votre application
second-setup-scan = Scannez cette image avec l’application :
second-setup-picture = Code QR contenant le secret, qui figure ci-dessous en toutes lettres
second-setup-type = Ou saisissez ce secret dans l’application (type : basé sur l’heure, six chiffres) :
second-setup-code-hint = Les six chiffres que l’application affiche maintenant. Dès lors, la connexion en demandera un.
second-setup-button = Confirmer
second-recovery-title = Vos codes de secours
second-recovery-on = Le second facteur est en place. Partout ailleurs, vous avez été déconnecté.
second-recovery-keep = Gardez ces dix codes là où vous les trouveriez sans votre téléphone : sur papier ou dans un gestionnaire de mots de passe.
second-recovery-once = Chaque code permet une seule connexion. Ils ne sont affichés que maintenant ; nous ne pourrons plus vous les montrer.
second-sign-in-title = Saisissez un code
second-sign-in-lead = Votre mot de passe est juste. Voici maintenant le second facteur.
second-again-title = Est-ce bien vous ?
second-again-lead = Avant un geste de grande portée, nous redemandons un code, sauf si vous en avez donné un dans les dix dernières minutes. Vous reviendrez ensuite au même endroit pour appuyer de nouveau sur le bouton.
second-go-on = Continuer
settings-organiser-no-second-factor = N’a pas encore de second facteur
open-second-factor-demonstration = Ceci est une démonstration : sur une instance réelle, chaque propriétaire doit avoir un second facteur avant qu’une lettre puisse être ouverte.
done-second-factor-removed = Le second facteur est retiré.
done-second-factor-needed = Il faut pour cela un second facteur. Mettez-en d’abord un en place.
error-code = Ce code n’est pas juste, ou a déjà servi. Les codes changent toutes les trente secondes : essayez le suivant.
error-password-wrong = Le mot de passe n’est pas juste.
error-second-factor-missing = { $count ->
    [one] { $count } propriétaire n’a pas encore de second facteur. Chaque propriétaire en a besoin avant l’ouverture d’une lettre ; mettez le vôtre en place ici.
   *[other] { $count } propriétaires n’ont pas encore de second facteur. Chaque propriétaire en a besoin avant l’ouverture d’une lettre ; mettez le vôtre en place ici.
}
