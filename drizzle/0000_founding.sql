CREATE TABLE "audit" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text,
	"detail" json
);
--> statement-breakpoint
CREATE TABLE "record_changes" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"position" integer NOT NULL,
	"field" text NOT NULL,
	"old" json,
	"new" json,
	CONSTRAINT "record_changes_kind_id_version_position_pk" PRIMARY KEY("kind","id","version","position")
);
--> statement-breakpoint
CREATE TABLE "edition_files" (
	"name" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"br" "bytea" NOT NULL,
	"gzip" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edition_parts" (
	"edition" text NOT NULL,
	"file" text NOT NULL,
	CONSTRAINT "edition_parts_edition_file_pk" PRIMARY KEY("edition","file")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" text PRIMARY KEY NOT NULL,
	"format" integer NOT NULL,
	"month" text NOT NULL,
	"manifest" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"field" text NOT NULL,
	"to_kind" text NOT NULL,
	"to_id" text NOT NULL,
	CONSTRAINT "links_kind_id_field_to_kind_to_id_pk" PRIMARY KEY("kind","id","field","to_kind","to_id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"offer" text NOT NULL,
	"position" integer NOT NULL,
	"need" text NOT NULL,
	"theme" text,
	"programme" text,
	CONSTRAINT "offers_kind_id_offer_pk" PRIMARY KEY("kind","id","offer")
);
--> statement-breakpoint
CREATE TABLE "places" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"organisation" text,
	"street" text,
	"postcode" text,
	"arrondissement" integer,
	"address_visibility" text,
	"latitude" double precision,
	"longitude" double precision,
	"phone" text,
	"email" text,
	"website" text,
	"hours" text,
	CONSTRAINT "places_kind_id_pk" PRIMARY KEY("kind","id"),
	CONSTRAINT "places_are_places" CHECK ("places"."kind" = 'places')
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publications_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"sequence" bigint NOT NULL,
	"edition" text NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"note" text,
	"returns_to" integer,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "publications_sequence_unique" UNIQUE("sequence")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"published" boolean NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"body" json NOT NULL,
	"founding" text,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "records_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "shown" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"since" integer NOT NULL,
	"until" integer,
	CONSTRAINT "shown_kind_id_since_pk" PRIMARY KEY("kind","id","since")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"field" text NOT NULL,
	"url" text,
	"label" text,
	"date" text,
	CONSTRAINT "sources_kind_id_field_pk" PRIMARY KEY("kind","id","field")
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"field" text NOT NULL,
	"lang" text NOT NULL,
	"state" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "texts_kind_id_field_lang_pk" PRIMARY KEY("kind","id","field","lang")
);
--> statement-breakpoint
CREATE TABLE "upkeep" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"group" text NOT NULL,
	"at" text NOT NULL,
	"by_role" text NOT NULL,
	"how" text NOT NULL,
	CONSTRAINT "verifications_kind_id_position_pk" PRIMARY KEY("kind","id","position")
);
--> statement-breakpoint
CREATE TABLE "record_versions" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text,
	"retired" boolean NOT NULL,
	"body" json NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_versions_kind_id_version_pk" PRIMARY KEY("kind","id","version")
);
--> statement-breakpoint
ALTER TABLE "record_changes" ADD CONSTRAINT "changes_of_version" FOREIGN KEY ("kind","id","version") REFERENCES "public"."record_versions"("kind","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_parts" ADD CONSTRAINT "edition_parts_edition_editions_id_fk" FOREIGN KEY ("edition") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_parts" ADD CONSTRAINT "edition_parts_file_edition_files_name_fk" FOREIGN KEY ("file") REFERENCES "public"."edition_files"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_manifest_edition_files_name_fk" FOREIGN KEY ("manifest") REFERENCES "public"."edition_files"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "link_of_record" FOREIGN KEY ("kind","id") REFERENCES "public"."records"("kind","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offer_of_record" FOREIGN KEY ("kind","id") REFERENCES "public"."records"("kind","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "place_of_record" FOREIGN KEY ("kind","id") REFERENCES "public"."records"("kind","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_edition_editions_id_fk" FOREIGN KEY ("edition") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown" ADD CONSTRAINT "shown_since_publications_number_fk" FOREIGN KEY ("since") REFERENCES "public"."publications"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown" ADD CONSTRAINT "shown_until_publications_number_fk" FOREIGN KEY ("until") REFERENCES "public"."publications"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown" ADD CONSTRAINT "shown_version" FOREIGN KEY ("kind","id","version") REFERENCES "public"."record_versions"("kind","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "source_of_record" FOREIGN KEY ("kind","id") REFERENCES "public"."records"("kind","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "text_of_record" FOREIGN KEY ("kind","id") REFERENCES "public"."records"("kind","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verification_of_record" FOREIGN KEY ("kind","id") REFERENCES "public"."records"("kind","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_versions" ADD CONSTRAINT "version_of_record" FOREIGN KEY ("kind","id") REFERENCES "public"."records"("kind","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "links_to" ON "links" USING btree ("to_kind","to_id");--> statement-breakpoint
CREATE INDEX "offers_need" ON "offers" USING btree ("need");--> statement-breakpoint
CREATE INDEX "places_organisation" ON "places" USING btree ("organisation");--> statement-breakpoint
CREATE INDEX "places_phone" ON "places" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "shown_now" ON "shown" USING btree ("kind","id") WHERE "shown"."until" is null;--> statement-breakpoint
CREATE INDEX "sources_url" ON "sources" USING btree ("url");--> statement-breakpoint
CREATE INDEX "texts_state" ON "texts" USING btree ("lang","state");--> statement-breakpoint
CREATE INDEX "verifications_at" ON "verifications" USING btree ("at");--> statement-breakpoint
CREATE INDEX "versions_at" ON "record_versions" USING btree ("at");