CREATE TABLE "proposal_comments" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposal_comments_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"proposal" integer NOT NULL,
	"author" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposals_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"base" integer NOT NULL,
	"body" json NOT NULL,
	"retired" boolean,
	"author" text NOT NULL,
	"reason" text,
	"state" text DEFAULT 'open' NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"word" text,
	"version" integer,
	CONSTRAINT "proposal_state" CHECK ("proposals"."state" in ('open', 'approved', 'returned', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "proposal_comments" ADD CONSTRAINT "proposal_comments_proposal_proposals_number_fk" FOREIGN KEY ("proposal") REFERENCES "public"."proposals"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_of_proposal" ON "proposal_comments" USING btree ("proposal");--> statement-breakpoint
CREATE INDEX "proposals_state" ON "proposals" USING btree ("state","made_at");--> statement-breakpoint
CREATE INDEX "proposals_of_record" ON "proposals" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "proposals_author" ON "proposals" USING btree ("author");--> statement-breakpoint
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON "proposal_comments" FOR EACH STATEMENT EXECUTE FUNCTION only_added();
