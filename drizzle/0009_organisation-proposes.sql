ALTER TABLE "askings" ADD COLUMN "sent_to" text;--> statement-breakpoint
ALTER TABLE "askings" ADD COLUMN "proposal" integer;--> statement-breakpoint
ALTER TABLE "askings" ADD CONSTRAINT "askings_proposal_proposals_number_fk" FOREIGN KEY ("proposal") REFERENCES "public"."proposals"("number") ON DELETE no action ON UPDATE no action;