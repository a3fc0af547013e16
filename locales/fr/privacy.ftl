# La notice de confidentialité, le consentement, les durées de conservation, et ce qui est conservé sur une adresse.
footer-privacy = Protection des données

notice-title = Notice de confidentialité : { $coalition }
notice-version = Version { $version }, { $day }
notice-controller = Responsable du traitement
notice-controller-one = Cette organisation décide de l’usage de vos données personnelles (responsable du traitement) :
notice-controller-joint = Ces organisations décident ensemble de l’usage de vos données personnelles (responsables conjoints). Vous pouvez vous adresser à chacune d’elles :
notice-controller-line = { $name }, { $address }, { $contact }
notice-officer = Délégué à la protection des données : { $text }
notice-eu = Représentant dans l’Union européenne : { $text }
notice-uk = Représentant au Royaume-Uni : { $text }
notice-ch = Représentant en Suisse : { $text }
notice-purposes = À quoi servent vos données, et sur quelle base juridique
notice-purposes-letters = Rédiger des lettres ouvertes, inviter des organisations à les signer, recueillir et confirmer les signatures, publier et remettre les lettres, et permettre à chacun de vérifier qui a signé.
notice-purposes-consent = Signatures : votre consentement explicite (RGPD, articles 6, paragraphe 1, point a, et 9, paragraphe 2, point a). Signer une lettre ouverte révèle une opinion politique.
notice-purposes-interest = Invitations, et comptes des organisateurs, partenaires et traducteurs : l’intérêt légitime de la coalition à écrire ses lettres avec d’autres (RGPD, article 6, paragraphe 1, point f). Vous pouvez vous y opposer à tout moment.
notice-age = Il faut avoir au moins { $age } ans pour signer.
notice-data = Quelles données sont conservées
notice-data-public = Publiés : le nom et le pays avec lesquels vous signez, le site web de l’organisation, ou votre profession ou affiliation si vous l’indiquez, la manière dont la signature a été confirmée et le jour de cette confirmation (si votre adresse est au domaine de l’organisation, ce domaine aussi), le jour de sa publication, et le nom et la fonction du représentant seulement s’il l’accepte.
notice-data-private = Non publiés : votre adresse email, le nom et la fonction d’un représentant qui ne figure pas sur la liste, l’heure de votre signature et de sa confirmation, la version de cette notice à laquelle vous avez consenti, et, lorsque beaucoup de signatures sont venues d’un même réseau en une heure, un nombre aléatoire qu’elles partagent, jusqu’à 30 jours après la clôture de la lettre.
notice-data-invited = Pour les personnes invitées à signer : l’organisation, le nom, la fonction, l’adresse email et la réponse. La coalition les saisit, à partir de ses propres contacts ou de sources publiques.
notice-data-desk = Pour les organisateurs, partenaires et traducteurs : le nom, l’adresse email, le rôle et ce qu’ils font sur ce site.
notice-data-others = Des contacts du carnet d’adresses de la coalition : l’organisation et les adresses email. Des personnes à qui les organisateurs écrivent : le message. Des lecteurs qui signalent une erreur : ce qu’ils écrivent, leur adresse email s’ils en indiquent une, et un nombre que les signalements de leur réseau partagent pendant un jour, et dont personne ne peut déduire le réseau.
notice-data-never = Aucune adresse réseau n’est conservée avec une signature. L’ouverture des emails n’est jamais enregistrée. Aucune décision automatisée n’est prise à votre sujet.
notice-recipients = Qui reçoit vos données
notice-recipients-public = Tout le monde, partout : la liste est publiée sur le web et dans un journal public que chacun peut copier.
notice-recipients-addressees = Les destinataires d’une lettre reçoivent la même liste.
notice-recipients-organisers = Les organisateurs de la coalition voient aussi les adresses email et les réponses.
notice-recipients-host = { $host } exploite ce site pour le compte de la coalition : { $url }
notice-recipients-host-unnamed = L’hébergeur exploite ce site pour le compte de la coalition : { $url }
notice-countries = Où les données sont conservées
notice-countries-stored = Pays de conservation : { $text }
notice-countries-published = Ce qui est publié peut être lu dans tous les pays, y compris ceux dont les lois protègent moins les données personnelles.
notice-keeping = Combien de temps
notice-keeping-unconfirmed = Une signature non confirmée : 30 jours.
notice-keeping-departed = Une signature retirée, enlevée de la liste, ou faite à votre insu et démentie : 30 jours. Ensuite ne restent que le pays et des empreintes chiffrées, qui permettent de reconnaître votre adresse et, si l’organisation a enlevé une fausse signature, le nom. Vous pouvez la faire supprimer plus tôt.
notice-keeping-listed = Un nom sur la liste : tant que la lettre est publique, ou jusqu’à votre retrait ou l’effacement. D’une signature retirée, supprimée ou effacée, le journal public conserve le jour et un code qui ne nomme personne.
notice-keeping-letter = Invitations, réponses, conditions, remarques sur les projets, messages et signalements d’erreurs : jusqu’à { $days } jours après que la remise de la lettre a été notée ici. Si aucune remise n’est notée, les jours comptent à partir d’un an après la clôture de la lettre.
notice-keeping-addresses = Adresses email des signataires : la même durée. Ensuite, tant que le nom figure sur la liste, seule une empreinte chiffrée est conservée, dont personne ne peut tirer l’adresse. Elle permet de reconnaître votre adresse quand vous demandez un lien pour vous retirer.
notice-keeping-contacts = Contacts du carnet d’adresses : jusqu’à ce que la coalition ou la personne les supprime. Messages qui leur sont adressés : 90 jours.
notice-keeping-hashes = Si vous faites effacer vos données, une empreinte chiffrée de votre adresse email est conservée jusqu’à l’archivage de la lettre, pour que personne ne vous sollicite à nouveau. Si vous arrêtez les emails, une empreinte chiffrée de votre adresse est conservée aussi longtemps qu’ils doivent rester arrêtés.
notice-keeping-mails = Traces des emails envoyés : 7 jours.
notice-rights = Vos droits
notice-rights-withdraw = Vous pouvez retirer votre signature et votre consentement à tout moment, par un lien que nous vous envoyons. Ce qui était licite avant le reste, et les copies faites par d’autres ne peuvent pas être rappelées.
notice-rights-access = Vous pouvez voir, télécharger, corriger et faire effacer ce qui est conservé à votre sujet : { $url }
notice-rights-object = Vous pouvez vous opposer au traitement, en demander la limitation ou poser toute autre question : écrivez à l’adresse ci-dessus.
notice-rights-complain = Vous pouvez introduire une réclamation auprès d’une autorité de protection des données, par exemple là où vous vivez ou travaillez.

notice-none = { $coalition } n’a pas encore publié de notice de confidentialité. Pour toute question sur vos données, écrivez à { $contact }.
notice-old = Ceci est une version antérieure.
notice-newest-link = Lire la version actuelle
notice-versions = Toutes les versions
notice-versions-text = Les versions ne sont jamais modifiées ni supprimées. L’empreinte SHA-256 désigne le texte exact d’une version dans toutes les langues.
notice-version-link = Version { $version }
notice-file = Fichier texte

desk-notice-owner = Indiquez qui est responsable des données personnelles de vos lettres, avant d’ouvrir la prochaine.
desk-notice-other = Cette coalition n’a pas encore publié de notice de confidentialité. Demandez à un propriétaire de le faire avant d’ouvrir la prochaine lettre.
desk-notice-link = Publier la notice de confidentialité
open-notice-owner = Les signataires consentent à votre notice de confidentialité, et il n’y en a pas encore. Cela prend environ une minute.
open-notice-other = Les signataires consentent à la notice de confidentialité de la coalition, et il n’y en a pas encore. Demandez d’abord à un propriétaire de la publier.
open-without-notice = Ouvrir la lettre sans notice de confidentialité. Les signataires verront le nom de la coalition à sa place.
error-notice-missing = Publiez d’abord une notice de confidentialité, ou cochez la case pour ouvrir la lettre sans notice.
error-notice-often = Vous avez publié 20 versions en une journée. Publiez la suivante demain.
error-keep-days = Indiquez un nombre de jours de { $least } à { $most }.

privacy-title = Notice de confidentialité
privacy-lead = Nous savons ce que ce site fait des données personnelles. Ajoutez ce que vous seuls savez ; la notice réunit les deux, dans toutes les langues, et les signataires y consentent.
privacy-read-only = Seuls les propriétaires peuvent publier la notice de confidentialité.
privacy-current = Version actuelle : { $version }, { $day }
privacy-current-link = La lire comme les signataires
privacy-outdated = Le nom de la coalition, l’hébergeur ou le programme a changé depuis. Publiez de nouveau la notice pour la mettre à jour.
privacy-controllers = Responsables du traitement
privacy-controllers-hint = Les personnes morales qui décident de l’usage des données. C’est en général l’organisation dont dépend le secrétariat ; s’il y en a plusieurs, elles sont responsables conjointes.
privacy-controller = Responsable { $number }
privacy-controller-name = Nom de l’organisation
privacy-controller-address = Adresse postale
privacy-controller-contact = Adresse email pour la protection des données
privacy-controller-more = Ajouter un responsable
privacy-officer = Délégué à la protection des données
privacy-officer-hint = Comment le joindre, si vous en avez un
privacy-eu = Représentant dans l’Union européenne
privacy-eu-hint = Nom et adresse, si vous êtes établis ailleurs et vous adressez à des personnes dans l’Union
privacy-uk = Représentant au Royaume-Uni
privacy-ch = Représentant en Suisse
privacy-countries = Pays où les données sont conservées
privacy-countries-hint = Ceux du serveur, de ses sauvegardes et du service d’email. Votre hébergeur les connaît.
privacy-recipients = Autres destinataires des données
privacy-recipients-hint = Un par ligne. Le public, les destinataires des lettres, vos organisateurs et l’hébergeur sont déjà mentionnés.
privacy-purposes = Autres finalités
privacy-purposes-hint = Une par ligne. Rédiger, signer, publier, remettre et vérifier les lettres sont déjà mentionnés.
privacy-age = Âge minimum
privacy-age-hint = Les signataires confirment avoir au moins cet âge.
privacy-age-none = Aucun
privacy-age-years = { $age } ans
privacy-days = Jours de conservation après la remise
privacy-days-hint = Invitations, réponses, remarques et adresses email sont ensuite supprimées automatiquement : de 30 à 365 jours.
privacy-publish = Publier cette version
privacy-publish-hint = Une nouvelle version porte la date du jour. Les précédentes restent lisibles. Ceux qui ont déjà signé gardent la version à laquelle ils ont consenti.
done-notice-published = La notice de confidentialité est publiée.
act-notice-published = Notice de confidentialité publiée
settings-privacy = Qui est responsable des données personnelles, à quoi les signataires consentent, et quand les données sont supprimées.
settings-privacy-link = Notice de confidentialité et suppression

consent-title = Consentement
consent-by-confirming = En confirmant, vous déclarez
consent-person = Je consens à ce que { $publisher } { $count ->
    [one] publie
   *[other] publient
} mon nom, mon pays et ce que j’ai saisi avec cette lettre, dans le monde entier et dans un journal public. Cela révèle une opinion politique. Je peux me retirer à tout moment ; les copies faites par d’autres ne peuvent pas être rappelées.
consent-organisation = Je consens à ce que { $publisher } { $count ->
    [one] publie
   *[other] publient
} ce que j’ai saisi ici avec cette lettre, dans le monde entier et dans un journal public, et { $count ->
    [one] conserve
   *[other] conservent
} à cette fin mon nom, ma fonction et mon adresse email. Cela révèle une opinion politique. Je peux me retirer à tout moment ; les copies faites par d’autres ne peuvent pas être rappelées.
consent-age = J’ai au moins { $age } ans.
consent-notice = Lire la notice de confidentialité (dans un nouvel onglet)
consent-given = Version { $version } de la notice de confidentialité, { $day }
consent-without-notice = Donné le { $day } ; la coalition n’avait pas encore de notice de confidentialité
consent-before = Avant que les notices aient des versions
error-consent-missing = Cochez cette case pour signer : sans votre consentement, votre signature ne peut pas être publiée.
error-notice-changed = La notice de confidentialité a changé depuis l’ouverture de cette page. Lisez-la, puis consentez de nouveau.
error-age-missing = Cochez cette case pour confirmer que vous avez au moins { $age } ans.
consent-publishers = { $first } et { $last }

own-link-address = Votre adresse email a été supprimée quelque temps après la fin de la lettre ; seule une empreinte en est conservée. Saisissez l’adresse avec laquelle vous avez signé, et nous y envoyons un lien privé.
own-link-enter = Saisir mon adresse
kept-title = Quand les données personnelles sont supprimées
kept-lead = Cela se fait automatiquement, quelques jours après qu’une remise a été notée et que la lettre ne prend plus de signatures ; si aucune remise n’est notée, un an plus tard. Les noms de la liste restent, et les signataires peuvent toujours demander un lien en saisissant leur adresse. Une durée plus longue que celle promise à un signataire ne s’applique pas à cette lettre.
kept-no-letters = Aucune lettre n’a encore été ouverte.
kept-nothing = Il ne reste rien à supprimer.
kept-endless = La lettre n’a pas d’échéance et prend des signatures : rien n’est encore supprimé.
kept-undelivered-until = Aucune remise n’est notée. Supprimé le { $day }, les propriétaires en sont avertis 30 jours avant ; ou { $days } jours après que vous notez une remise :
kept-until = Supprimé le { $day } :
kept-invitations = { $count ->
    [one] { $count } invitation, avec sa réponse
   *[other] { $count } invitations, avec leurs réponses
}
kept-remarks = { $count ->
    [one] { $count } remarque ou signalement
   *[other] { $count } remarques et signalements
}
kept-addresses = { $count ->
    [one] l’adresse email de { $count } signataire
   *[other] les adresses email de { $count } signataires
}

data-title = Ce qui est conservé sur une adresse email
data-lead = Saisissez votre adresse email. Si quelque chose est conservé à son sujet, nous vous envoyons un lien pour le voir, le télécharger et le supprimer.
data-button = M’envoyer le lien
data-sent = Si quelque chose est conservé sur cette adresse, un lien privé est en route. Sinon, aucun message n’est envoyé. Une boîte reçoit au plus trois liens par heure ; le dernier fonctionne pendant un jour.
data-held-title = Ce qui est conservé sur vous
data-nothing = Plus rien n’est conservé sur cette adresse.
data-signatures = Signatures
data-signatures-text = Sur sa propre page, vous pouvez corriger, retirer et effacer chaque signature.
data-signature-link = Ouvrir cette signature
data-listed = publié
data-not-listed = non publié
data-by-organiser = Saisie par un organisateur, qui s’en porte garant
data-contacts = Invitations, contacts et signalements
data-invitation = invitation à signer
data-contact = contact de { $coalition }
data-answer = Votre réponse :
data-contacts-text = Supprime ces invitations avec vos réponses, votre adresse parmi ces contacts et les erreurs que vous avez signalées. Vous ne serez plus invité à signer ces lettres, ni inscrit dans les carnets d’adresses de ces coalitions.
data-contacts-question = Supprimer vos invitations, contacts et signalements ?
data-contacts-button = Tout supprimer ci-dessus
data-report = vous avez signalé une erreur
data-report-whole = Toute la liste
data-account = Votre compte
data-account-drafts = Projets auxquels vous êtes invité
data-account-remarks = Remarques et réponses
data-account-acts = Actions notées au bureau
data-account-sessions = Sessions ouvertes
data-account-text = Supprime votre compte et met fin à vos sessions. Nous en informons aussitôt les propriétaires de vos coalitions. Ce que vous avez demandé ou proposé et que personne n’a encore décidé est arrêté. Vos remarques restent sans votre nom jusqu’à la suppression des données personnelles de la lettre.
data-account-question = Supprimer votre compte ?
data-account-button = Supprimer mon compte
data-stopped = Vous avez arrêté les messages. Nous gardons une empreinte de votre adresse pour n’en envoyer aucun.
data-download = Télécharger
data-download-link = Tout ce qui figure sur cette page, en fichier (JSON)
data-stays = Ce qui reste après la suppression, et pourquoi
data-stays-log = Une entrée du journal public disant qu’une signature a existé et ne figure plus sur la liste, sans votre nom : sans elle, la liste ne pourrait pas être vérifiée.
data-stays-hash = Une empreinte de votre adresse, faite avec une clé secrète et dont personne ne peut tirer l’adresse : pour ne plus vous inviter, et pour que les messages arrêtés le restent.
data-stays-activity = Les traces de ce qui a été fait au bureau. Elles désignent un compte supprimé par un numéro et son rôle, et non par votre nom : pour que les organisateurs répondent de leurs actes.
data-stays-backups = Les sauvegardes, jusqu’à leur remplacement.
done-contacts-forgotten = Vos invitations, contacts et signalements sont supprimés.
done-account-forgotten = Votre compte est supprimé.
error-account-second-factor = Votre compte a un second facteur : l’adresse email seule ne suffit pas à le supprimer. Connectez-vous, retirez le second facteur et revenez ici.
error-account-only-owner = Vous êtes seul propriétaire d’une coalition. Connectez-vous, nommez un autre propriétaire et revenez ici.
mail-data-subject = Votre lien vers ce qui est conservé sur vous
mail-data-lead = Quelqu’un a demandé ce que ce site conserve sur votre adresse email. Si c’était vous, ouvrez ce lien dans la journée.
mail-data-link = Voir ce qui est conservé
mail-data-not-you = Si ce n’était pas vous, ne faites rien : personne ne voit quoi que ce soit sans ce message. Ne le transférez pas.
