CREATE TABLE "reports" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"place" text,
	"text" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"done_by" text,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "reports_open" ON "reports" USING btree ("done_at");--> statement-breakpoint
CREATE INDEX "reports_place" ON "reports" USING btree ("place");