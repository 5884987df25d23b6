CREATE TABLE "alerts" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"body" json NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_by" text,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "alerts_to" ON "alerts" USING btree ("to_day");